"""What lies behind the slides of a layout: figures are drawn for white paper."""

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

LIGHTEST = 0.86
"""Brightness, of 1, from which dark letters read as on white."""

BLACK, WHITE = "000000", "FFFFFF"


def is_white(layout: SlideLayout) -> bool:
    """Whether the background is white or nearly so; a picture or a pattern is not."""
    for element in (layout._element, layout.slide_master._element):
        behind = element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
        if behind is not None:
            return _light(behind, layout)
    return True


def _light(behind: etree._Element, layout: SlideLayout) -> bool:
    """Whether a background is one light colour."""
    named = behind.find(qn("p:bgRef"))
    if named is not None:
        # Fills up to 1001 of a theme are plain; those above are pictures and gradients.
        plain = named.get("idx") in ("0", "1001")
        return plain and _bright(named, layout)
    filled = behind.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
    return filled is not None and _bright(filled, layout)


def _bright(holder: etree._Element, layout: SlideLayout) -> bool:
    """Whether the colour in an element is light; one that is written in another way is not."""
    colour = next(iter(holder), None)
    if colour is None:
        return True
    if any(True for _ in colour):
        return False
    value = colour.get("val") or ""
    if colour.tag == qn("a:schemeClr"):
        value = _of_theme(value, layout)
    if len(value) != 6:
        return False
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue >= LIGHTEST


def _of_theme(name: str, layout: SlideLayout) -> str:
    """A colour of the theme, by the name the master gives it."""
    master = layout.slide_master
    mapping = master._element.find(qn("p:clrMap"))
    name = mapping.get(name, name) if mapping is not None else name
    theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
    found = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
    colour = None if found is None else next(iter(found), None)
    if colour is None:
        return ""
    usual = {"windowText": BLACK, "window": WHITE}.get(colour.get("val"), "")
    return colour.get("lastClr") or (usual if colour.tag == qn("a:sysClr") else colour.get("val"))
