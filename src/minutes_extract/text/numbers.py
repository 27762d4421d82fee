"""Small numbers in words.

>>> NUMBER_WORDS["mười"]
10
"""

NUMBER_WORDS = {word: number for number, word in enumerate("hai ba bốn năm sáu bảy tám chín mười".split(), 2)}
