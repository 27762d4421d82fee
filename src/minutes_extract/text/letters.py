"""Letters of Vietnamese and of the minority languages written with it, for character classes.

A range like ``À-Ỹ`` holds small and capital letters mixed, so the classes are spelt out.
"""

LOWER = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵzĕŏŭĭčñƀêâôǔěǒ"
UPPER = LOWER.upper()
# One capitalised syllable of a name, `H'Yim` and `K'Brôi` included: capital, then small letters.
SYLLABLE = rf"[{UPPER}](?:'[{UPPER}]?)?[{LOWER}]*"
