"""What a page draws: characters and straight rules, in the order of drawing. Units are points, y grows upwards."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTItem, LTLine, LTPage, LTRect
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from plenipo.errors import HostileFile
from plenipo.readers.limits import (
    MAX_PDF_CHARACTERS,
    MAX_PDF_FORM_DEPTH,
    MAX_PDF_FORMS,
    MAX_PDF_PAGE_OBJECTS,
    MAX_PDF_PAGES,
    MAX_PDF_PATHS,
)
from plenipo.readers.pdf.fonts import GuardedResources

Colour = tuple[float, ...]
BLACK: Colour = (0.0, 0.0, 0.0)
_REMEDY = "Print the document to PDF again."
_THICKEST_RULE = 3.0
_SHORTEST_RULE = 0.8
_MOST_LINKS = 500
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"})


class Glyph(Struct):
    """One character (or ligature). baseline: y; size: of the font, as drawn."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    colour: Colour
    italic: bool = False


class Rule(Struct, frozen=True):
    """A straight horizontal or vertical line, or a rectangle as thin as one, by its middle."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: Colour

    @property
    def is_horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


class Box(Struct, frozen=True):
    x0: float
    y0: float
    x1: float
    y1: float


class Page(Struct, frozen=True):
    """One page as drawn. links: the areas of hyperlinks."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    links: list[Box]


class _Device(PDFPageAggregator):
    """Counts what is drawn, so that a few bytes cannot draw for ever."""

    def __init__(self, resources: GuardedResources) -> None:
        super().__init__(resources, laparams=None)
        self.characters = self.paths = self.forms = self.depth = self.on_page = 0

    def render_char(self, *args: object, **kwargs: object) -> float:
        self.characters += 1
        self._count()
        if self.characters > MAX_PDF_CHARACTERS:
            raise HostileFile("the PDF has too many characters.", remedy="Split the document.")
        return float(super().render_char(*args, **kwargs))  # type: ignore[arg-type]

    def paint_path(self, *args: object, **kwargs: object) -> None:
        self.paths += 1
        self._count()
        if self.paths > MAX_PDF_PATHS:
            raise HostileFile("the PDF draws too many lines.", remedy=_REMEDY)
        super().paint_path(*args, **kwargs)  # type: ignore[arg-type]

    def begin_figure(self, *args: object, **kwargs: object) -> None:
        self.forms += 1
        self.depth += 1
        self._count()
        if self.forms > MAX_PDF_FORMS or self.depth > MAX_PDF_FORM_DEPTH:
            raise HostileFile("the PDF draws drawings within drawings.", remedy=_REMEDY)
        super().begin_figure(*args, **kwargs)  # type: ignore[arg-type]

    def end_figure(self, name: str) -> None:
        self.depth -= 1
        super().end_figure(name)

    def _count(self) -> None:
        self.on_page += 1
        if self.on_page > MAX_PDF_PAGE_OBJECTS:
            raise HostileFile("a page of the PDF draws too many things.", remedy=_REMEDY)


def draw_pages(document: PDFDocument) -> Iterator[Page]:
    """The pages in order. Raises HostileFile; pdfminer raises nearly anything on a broken file."""
    device = _Device(resources := GuardedResources())
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= MAX_PDF_PAGES:
            raise HostileFile(f"the PDF has more than {MAX_PDF_PAGES} pages.", remedy="Split the document.")
        device.on_page = 0
        interpreter.process_page(page)
        yield _page(number, device.get_result(), _links(page))


def _page(number: int, layout: LTPage, links: list[Box]) -> Page:
    drawn = Page(number, float(layout.width), float(layout.height), [], [], links)
    pending: list[Iterator[LTItem]] = [iter(layout)]
    while pending:
        item = next(pending[-1], None)
        if item is None:
            pending.pop()
        elif isinstance(item, LTFigure):
            pending.append(iter(item))
        elif isinstance(item, LTChar):
            drawn.glyphs.extend(_glyph(item))
        elif isinstance(item, LTLine | LTRect | LTCurve):
            drawn.rules.extend(_rules(item))
    return drawn


def _glyph(char: LTChar) -> Iterator[Glyph]:
    """Nothing for text that is not upright, such as a watermark."""
    a, b, c, d, _, f = char.matrix
    if abs(b) > 0.2 * abs(a) or abs(c) > 0.6 * abs(d) or d <= 0:
        return
    text = "" if char.get_text().startswith("(cid:") else char.get_text().translate(_LIGATURES)
    size = min(max(float(char.size), 1.0), 500.0)
    italic = abs(c) > 0.1 * abs(d) or any(slant in str(char.fontname) for slant in ("Italic", "Oblique"))
    yield Glyph(text, float(char.x0), float(char.x1), float(f), size, _colour(char.graphicstate.ncolor), italic)


def _rules(shape: LTCurve) -> Iterator[Rule]:
    width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
    if min(width, height) > _THICKEST_RULE or max(width, height) < _SHORTEST_RULE or not (shape.stroke or shape.fill):
        return
    colour = _colour(shape.non_stroking_color if shape.fill and not shape.stroke else shape.stroking_color)
    x, y = (shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2
    if width >= height:
        yield Rule(shape.x0, y, shape.x1, y, colour)
    else:
        yield Rule(x, shape.y0, x, shape.y1, colour)


def _colour(value: object) -> Colour:
    """As red, green and blue of 0 to 1, two decimals; patterns count as black."""
    numbers = value if isinstance(value, tuple | list) else (value,)
    parts = [float(number) for number in numbers if isinstance(number, int | float)]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return tuple(round(part, 2) for part in parts) if len(parts) == 3 else BLACK


def _links(page: PDFPage) -> list[Box]:
    boxes: list[Box] = []
    annotations = resolve1(page.annots)
    for reference in annotations[:_MOST_LINKS] if isinstance(annotations, list) else []:
        annotation = resolve1(reference)
        if not isinstance(annotation, dict) or getattr(resolve1(annotation.get("Subtype")), "name", "") != "Link":
            continue
        corners = resolve1(annotation.get("Rect"))
        if isinstance(corners, list) and len(corners) == 4:
            numbers = [float(number) for corner in corners if isinstance(number := resolve1(corner), int | float)]
            if len(numbers) == 4:
                xs, ys = sorted(numbers[0::2]), sorted(numbers[1::2])
                boxes.append(Box(xs[0], ys[0], xs[1], ys[1]))
    return boxes
