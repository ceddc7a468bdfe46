"""Dates as documents print them, in the six languages, to ISO 8601."""

from __future__ import annotations

import re

_MONTHS = (
    ("january", "janvier", "enero", "января", "يناير"),
    ("february", "février", "febrero", "февраля", "فبراير"),
    ("march", "mars", "marzo", "марта", "مارس"),
    ("april", "avril", "abril", "апреля", "أبريل"),
    ("may", "mai", "mayo", "мая", "مايو"),
    ("june", "juin", "junio", "июня", "يونيو"),
    ("july", "juillet", "julio", "июля", "يوليو"),
    ("august", "août", "agosto", "августа", "أغسطس"),
    ("september", "septembre", "septiembre", "сентября", "سبتمبر"),
    ("october", "octobre", "octubre", "октября", "أكتوبر"),
    ("november", "novembre", "noviembre", "ноября", "نوفمبر"),
    ("december", "décembre", "diciembre", "декабря", "ديسمبر"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:er)?\s(?:de\s)?(?P<month>{'|'.join(_MONTH_OF)})\s(?:de\s)?(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日")
_LONGEST_LINE = 200
_YEAR_MARK = re.compile(r"\s*(?:года|г\.)?\s*")


def iso_date(text: str, *, alone: bool = True) -> str:
    """ "19 August 2022" as "2022-08-19"; "" where there is no date, or where it does not stand alone if it must."""
    if len(text) > _LONGEST_LINE:
        return ""
    match = _DATE.search(text) or _CHINESE.search(text)
    if match is None:
        return ""
    before, after = text[: match.start()], text[match.end() :]
    if alone and (before.strip() or not _YEAR_MARK.fullmatch(after)):
        return ""
    month = match["month"].lower()
    number, day = _MONTH_OF.get(month) or int(month), int(match["day"])
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return ""
    return f"{match['year']}-{number:02}-{day:02}"
