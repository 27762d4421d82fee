"""Letters of Vietnamese and of the minority languages written with it, for character classes.

A range like ``À-Ỹ`` holds small and capital letters mixed, so the classes are spelt out.
"""

LOWER = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵzĕŏŭĭčñƀêâôǔěǒ"
UPPER = LOWER.upper()
# One capitalised syllable of a name, `H'Yim` and `K'Brôi` included: capital, then small letters.
SYLLABLE = rf"[{UPPER}](?:'[{UPPER}]?)?[{LOWER}{UPPER}]*"
# A name as papers sign it: `Mai Quang Khả`, `PHAN ANH`, `Q. Tuấn`, `X.THIÊN`, `Đ.T`, `HLam`.
SIGNED_NAME = rf"(?:[{UPPER}]\. ?)?[{UPPER}][{LOWER}{UPPER}]{{0,11}}(?: [{UPPER}][{LOWER}{UPPER}]{{0,8}}){{0,4}}"
