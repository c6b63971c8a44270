"""Charts of printed tables, portfolios side by side and ratifications."""

from tests.golden.figures import peers_samples


def bars(figure, name: str, *, solid: bool):
    (trace,) = [
        t for t in figure.data if t.name == name and (t.marker.pattern.shape is None) == solid
    ]
    return trace


def test_a_contradicted_total_is_solid_as_long_as_the_recomputed_value_and_struck_through():
    figure = peers_samples.printed()
    wrong = bars(figure, "Activities", solid=True)
    assert list(wrong.y) == ["Total"]
    assert list(wrong.x) == [17.0]
    assert list(wrong.text) == ["<s>0</s> 17"]
    assert not wrong.showlegend


def test_what_is_printed_rightly_stays_hatched():
    figure = peers_samples.printed()
    assert list(bars(figure, "Activities", solid=False).x) == [3.0, 14.0]
    assert list(bars(figure, "Projects", solid=False).x) == [6.0, 12.0, 18.0]


def test_columns_of_a_printed_table_differ_in_pattern_and_colour():
    figure = peers_samples.printed()
    looks = {
        (trace.marker.pattern.shape, trace.marker.line.color)
        for trace in figure.data
        if trace.marker.pattern.shape
    }
    assert len(looks) == 2


def test_portfolios_share_no_axis_and_leave_out_rows_they_do_not_have():
    figure = peers_samples.portfolios()
    ilo, fund = figure.data
    assert (ilo.xaxis, fund.xaxis) == ("x", "x2")
    assert (ilo.yaxis, fund.yaxis) == ("y", "y2")
    assert figure.layout.xaxis.range != figure.layout.xaxis2.range
    assert list(fund.y) == ["Africa", "Europe"]
    assert [note.text for note in figure.layout.annotations] == [
        "<b>ILO: since 2005</b>",
        "<b>Fund: 2011–2014</b>",
    ]


def test_ratifications_are_shaded_by_what_was_gained_and_flagged_where_in_doubt():
    cells, gained = peers_samples.ratifications().data
    assert [list(line) for line in cells.z] == [[0, 3], [0, 0]]
    assert list(gained.text) == ["<b>+3</b>", "<b>0</b>"]
    assert "(?)" not in cells.y[0]
    assert cells.y[1].endswith("(?)")
    assert "Implausibly high." in cells.hovertext[1][0]
