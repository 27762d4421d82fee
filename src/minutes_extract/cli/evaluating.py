"""The commands around gold: ``evaluate``, and ``gold align``, ``gold check``, ``gold json``, ``gold digest``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.common import (
    SOME_FAILED,
    PatternsOption,
    app,
    complain,
    guarded,
    load_extractor,
    output_console,
    refuse,
    write_out,
)

if TYPE_CHECKING:
    from minutes_extract.evaluation.loading import Predictor
    from minutes_extract.evaluation.scoring import Evaluation

_WIDTH = 160

gold_app = typer.Typer(help="Write and check gold: what people say stands in articles.", rich_markup_mode=None)
app.add_typer(gold_app, name="gold")

FoldersArgument = Annotated[
    list[Path], typer.Argument(metavar="DIR", help="Folders of articles NAME.txt with NAME.gold.yaml.")
]


@app.command("evaluate")
def evaluate_command(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="Articles with gold: NAME.txt, NAME.gold.yaml or .json.")],
    pred: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Records to score; without it the articles are extracted now.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Older records: tell what was gained and lost since.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="NAME", help="One article, gold and prediction side by side.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every error.")] = False,
    reliability: Annotated[
        bool, typer.Option("--reliability", help="Of positions of each confidence, how many are right.")
    ] = False,
    worst: Annotated[int, typer.Option(metavar="N", min=0, help="How many of the worst articles to name.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON, nothing else.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="F1 floors: fail where one is missed by more than 0.005.")
    ] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Raise the floors to what is measured.")] = False,
    lower_floors: Annotated[
        str | None, typer.Option(metavar="REASON", help="Lower the floors that are missed; the reason is kept.")
    ] = None,
    patterns: PatternsOption = None,
) -> None:
    """Score records against gold: precision, recall and F1 of each kind of fact, the worst articles first."""
    from minutes_extract.evaluation import view

    if floors is None and (raise_floors or lower_floors is not None):
        refuse("--raise-floors and --lower-floors go with --floors FILE")
    if lower_floors is not None and not lower_floors.strip():
        refuse("--lower-floors takes a reason")
    scored = _scored(gold, pred, patterns)
    if as_json:
        write_out(view.as_json(scored))
    elif article is not None:
        _side_by_side(scored, article)
    elif reliability:
        guarded(lambda: view.print_reliability(output_console(_WIDTH), scored))
    elif against is not None:
        _changes(_scored(gold, against, None), scored)
    else:
        guarded(lambda: view.print_evaluation(output_console(_WIDTH), scored, worst))
        if errors:
            guarded(lambda: view.print_errors(output_console(_WIDTH), scored.worst_first()))
    if floors is not None:
        _gate(floors, scored, raising=raise_floors, reason=lower_floors)


@gold_app.command("align")
def align_command(folders: FoldersArgument) -> None:
    """Fill in or mend where each mark stands (`at`), and write the files in their usual form."""
    from minutes_extract.gold.align import align
    from minutes_extract.gold.files import GoldError, article_of, dump, read_article, read_gold
    from minutes_extract.runs import ArticleError, write

    wrong = False
    for path in guarded(lambda: _all_gold(folders)):
        try:
            gold, text = read_gold(path), read_article(article_of(path))
            problems = [f"{path}: {problem}" for problem in align(gold, text)]
            write(path, dump(gold))
        except (ArticleError, GoldError) as error:  # the other files go on
            problems = [str(error)]
        for problem in problems:
            complain(problem)
        wrong = wrong or bool(problems)
    if wrong:
        raise typer.Exit(SOME_FAILED)


@gold_app.command("check")
def check_command(
    folders: FoldersArgument,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Also tell what stands marked here and unmarked there.")
    ] = False,
) -> None:
    """Tell what is wrong with gold: marks whose text is not at its place, values that are none."""
    from minutes_extract.gold.check import check
    from minutes_extract.gold.files import GoldError, article_of, read_article, read_gold

    files = guarded(lambda: _all_gold(folders))
    wrong = 0
    for path in files:
        try:
            problems = check(read_gold(path), read_article(article_of(path)))
        except GoldError as error:
            complain(str(error))
            wrong += 1
            continue
        for problem in problems:
            if doubts or not problem.doubt:
                complain(f"{path}: {'doubt: ' if problem.doubt else ''}{problem.message}")
            wrong += not problem.doubt
    typer.echo(f"{len(files)} gold files, {wrong} errors")
    if wrong or not files:
        raise typer.Exit(SOME_FAILED)


@gold_app.command("json")
def json_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of articles with NAME.gold.yaml.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Folder of NAME.txt and NAME.gold.json.")],
) -> None:
    """Write gold in its flat form, with explicit start and end, for other scorers."""
    import json

    from minutes_extract.evaluation.loading import read_folder
    from minutes_extract.gold.interchange import JSON_SUFFIX, to_json
    from minutes_extract.runs import write

    def all_of_it() -> None:
        for each in read_folder(folder):
            name = each.name.replace("/", "-")  # other scorers look into one folder only
            write(out / f"{name}.txt", each.text)
            content = json.dumps(to_json(each.gold, name), ensure_ascii=False, indent=1)
            write(out / f"{name}{JSON_SUFFIX}", content + "\n")

    guarded(all_of_it)


@gold_app.command("digest")
def digest_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of articles with gold.")],
) -> None:
    """Print the sha256 over all articles and gold of a folder, to tell whether a frozen set is still what it was."""
    from minutes_extract.gold.files import digest

    write_out(guarded(lambda: digest(folder)) + "\n")


def _all_gold(folders: list[Path]) -> list[Path]:
    from minutes_extract.gold.files import gold_files

    return [path for folder in folders for path in gold_files(folder)]


def _scored(gold: Path, pred: Path | None, patterns: str | None) -> Evaluation:
    from minutes_extract.evaluation.loading import evaluate, predictions

    def predictor() -> Predictor:
        if pred is not None:
            return predictions(pred)
        extractor = load_extractor(patterns, None)
        return lambda _, text: extractor.extract(text)

    return guarded(lambda: evaluate(gold, predictor()))


def _side_by_side(scored: Evaluation, name: str) -> None:
    from minutes_extract.evaluation.view import print_article

    article = next((each for each in scored.articles if each.name in (name, name.removesuffix(".txt"))), None)
    if article is None:
        refuse(f"--article {name}: not among the {len(scored.articles)} articles with gold")
    guarded(lambda: print_article(output_console(_WIDTH), article))


def _changes(older: Evaluation, newer: Evaluation) -> None:
    from minutes_extract.evaluation.changes import compare
    from minutes_extract.evaluation.view import print_changes, print_movement

    before, after = ({each.name: each.findings for each in evaluation.articles} for evaluation in (older, newer))
    guarded(lambda: print_changes(output_console(_WIDTH), compare(before, after)))
    guarded(lambda: print_movement(output_console(_WIDTH), older.tallies, newer.tallies))


def _gate(path: Path, scored: Evaluation, *, raising: bool, reason: str | None) -> None:
    from minutes_extract.evaluation.floors import Floors, failures, lowered, raised, read_floors, write_floors

    floors = Floors(floors={}) if raising and not path.exists() else guarded(lambda: read_floors(path))
    if reason is not None:
        floors = lowered(floors, scored.tallies, reason)
    if raising:
        floors = raised(floors, scored.tallies)
    if raising or reason is not None:
        guarded(lambda: write_floors(path, floors))
    fallen = failures(floors, scored.tallies)
    for line in fallen:
        complain(f"{path}: {line}")
    if fallen:
        raise typer.Exit(SOME_FAILED)
