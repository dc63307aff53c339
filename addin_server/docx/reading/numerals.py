"""Numbers as lists print them: the formats of w:numFmt."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ["", "十", "百", "千"]
_LEGAL_SIMPLE = ("零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"], "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ["", "拾", "佰", "仟"], "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = [
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
]


def numeral(number: int, format_: str) -> str:
    """`number` in a w:numFmt value; decimal when the format is unknown or ends before `number`."""
    if format_ in ("none", "bullet"):
        return ""
    write = _FORMATS.get(format_, str)
    return write(number) if 0 <= number <= 99_999 else str(number)


def _counting(number: int) -> str:
    """一 … 十 … 九十九, 一百零一: as Chinese is written."""
    written = _grouped(number, "零" + _DIGITS[1:], _UNITS, "万")
    return written.removeprefix("一") if 10 <= number < 20 else written


def _grouped(number: int, digits: str, units: list[str], myriad: str) -> str:
    high, low = divmod(number, 10_000)
    if high:
        gap = digits[0] if 0 < low < 1_000 else ""
        return (
            _grouped(high, digits, units, myriad) + myriad + gap + (_grouped(low, digits, units, myriad) if low else "")
        )
    written = ""
    for position in range(3, -1, -1):
        digit = low // 10**position % 10
        if digit:
            written += digits[digit] + units[position]
        elif written and low % 10**position and not written.endswith(digits[0]):
            written += digits[0]
    return written or digits[0]


def _digital(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _block(first: str, count: int) -> Callable[[int], str]:
    """A run of Unicode characters that starts at `first` for 1."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _circled(number: int) -> str:
    for first, start, end in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if start <= number <= end:
            return chr(ord(first) + number - start)
    return str(number)


def _roman(number: int) -> str:
    if not 1 <= number < 4_000:
        return str(number)
    written = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        written += sign * count
    return written


def _letters(number: int) -> str:
    """A … Z, AA … ZZ: the letter repeats."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 1 <= number <= 780 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": lambda number: _grouped(number, *_LEGAL_SIMPLE),
    "ideographLegalTraditional": lambda number: _grouped(number, *_LEGAL_TRADITIONAL),
    "japaneseLegal": lambda number: _grouped(number, *_LEGAL_TRADITIONAL),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else str(number)
    ),
}
