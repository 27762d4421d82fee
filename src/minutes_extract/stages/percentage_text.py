"""Trimming what is read around a percentage: punctuation, comparators, times, lengths."""

from __future__ import annotations

import re

TRIM = ' ,.;:-/"“”()+*•'
# Words of what had been asked for: `(Nghị quyết đề ra 5%)`.
ASKED = r"(?:đề ra|chỉ tiêu|kế hoạch|mục tiêu|nghị quyết|(?<!\w)nq(?!\w))"
RATE = re.compile(r"(?i:t[ỷỉ] lệ )")
_COMPARATOR = re.compile(
    r"(?i: (?:không quá|không dưới|ít nhất|tối thiểu|tối đa|trên|hơn|dưới|gần|khoảng|xấp xỉ|chỉ|(?<!nông thôn )mới|từ"
    r"|đến|chưa|vẫn|cũng|đều|đã|còn|lên|hiện))+$"
)
_SUBJECT_LONGEST = 14  # words
_TAIL = re.compile(
    r" (?:tính )?(?:đến|trong|cho đến) (?:ngày|tháng|quý|năm|hết|cuối|nay)(?!\w)(?:(?!t[ỷỉ] lệ).)*$", re.IGNORECASE
)
_VOTES_SAID = re.compile(r"(?<=với )số phiếu.*$")  # `tái đắc cử Bí thư với số phiếu đạt 97,4%`
_BOUND_TAIL = re.compile(r" trở (?:lên|xuống)$")
# After `tăng`, `giảm` these say how much, not what.
_NO_OBJECT = r"(?:xuống|còn|lên|thêm|bình quân|dần|trưởng|mạnh|nhẹ|so|từ|trên|hơn|gần|khoảng)(?!\w)"
# `nâng tỷ lệ hộ dùng nước sạch lên ít nhất 75%`
RAISED = re.compile(
    rf"(?<!\w)(?:nâng|tăng|đưa|kéo giảm|giảm) (?!{_NO_OBJECT})(?P<what>[^,;:%\d]{{4,90}}?)"
    r" (?:lên|xuống|xuống còn|còn|về)(?: mức)?"
    r"(?: (?:ít nhất|tối thiểu|trên|hơn|dưới|gần|khoảng|từ))* $"
)
# `giữ độ che phủ rừng trên 46%`, `giảm tỷ lệ hộ nghèo ít nhất 3%`
KEPT = re.compile(
    rf"(?<!\w)(?:giữ|duy trì|kiểm soát|kéo giảm|giảm|nâng|tăng) (?!{_NO_OBJECT})"
    r"(?P<what>[^\W\d_](?:[^,;:%\d](?!phấn đấu)){4,70}?)"
    r" (?:ít nhất|tối thiểu|tối đa|trên|dưới|không quá|không dưới|ở mức|ở mức dưới|ở mức trên|từ) $"
)


def clean(text: str) -> str | None:
    return text.strip(TRIM).strip() or None


def trimmed(subject: str | None) -> str | None:
    """A subject without comparators (`nợ xấu dưới`) and times (`tính đến ngày 31/3`) at its end."""
    return clean(_TAIL.sub("", _COMPARATOR.sub("", subject))) if subject else None


def short(subject: str | None) -> str | None:
    """A subject without the comparator at its end (`nợ xấu dưới`), and not longer than a noun phrase is."""
    subject = trimmed(subject)
    if subject is not None and (votes := _VOTES_SAID.search(subject)):
        return votes[0]
    if subject is not None and (rate := RATE.search(subject)):
        subject = subject[rate.start() :]  # `7 đơn vị có tỷ lệ cử tri đi bầu`: the rate is what is measured
    if subject is None:
        return None
    words = subject.split()
    if len(words) <= _SUBJECT_LONGEST or RATE.match(subject):
        return subject
    return " ".join(words[-_SUBJECT_LONGEST:])


def noun_phrase(text: str) -> str | None:
    """The noun phrase after a number, without the end of a bound (`từ 90% đảng viên trở lên`)."""
    return clean(_BOUND_TAIL.sub("", text.rstrip(TRIM)))


def without_all(predicate: str) -> str:
    return re.sub(r"^(?:đều|đã|cùng) ", "", predicate)
