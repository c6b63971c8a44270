"""Brings what was laid out on a slide 1280 pixels wide to the size of a template."""

from lxml import etree
from pptx.oxml.ns import qn
from pptx.slide import Slide

PLACES = {
    qn("a:off"): ("x", "y"),
    qn("a:ext"): ("cx", "cy"),
    qn("p:ext"): ("cx", "cy"),
    qn("p:off"): ("x", "y"),
    qn("a:gridCol"): ("w",),
    qn("a:tr"): ("h",),
    qn("a:bodyPr"): ("lIns", "tIns", "rIns", "bIns"),
    qn("a:tcPr"): ("marL", "marR", "marT", "marB"),
    qn("a:ln"): ("w",),
}
"""Elements with lengths, and the attributes that hold them."""

LETTERS = {qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")}
SMALLEST = 100
"""The smallest size of letters that Office knows, in hundredths of a point."""


def rescale(slide: Slide, factor: float) -> None:
    """Make everything on a slide larger or smaller, the letters of its charts too.

    What takes its place from the layout has no lengths of its own and stays as it is.
    """
    if abs(factor - 1) < 1e-6:
        return
    for element in slide.shapes._spTree.iter():
        _lengths(element, factor)
        _letters(element, factor)
    for shape in slide.shapes:
        if shape.has_chart:
            for element in shape.chart.part._element.iter():
                _letters(element, factor)


def _lengths(element: etree._Element, factor: float) -> None:
    for name in PLACES.get(element.tag, ()):
        text = element.get(name)
        if text is not None:
            element.set(name, str(round(int(text) * factor)))


def _letters(element: etree._Element, factor: float) -> None:
    size = element.get("sz") if element.tag in LETTERS else None
    if size is not None:
        element.set("sz", str(max(SMALLEST, round(int(size) * factor))))
