"""Published figures: recomputed from other printed figures, judged, and checked against them."""

from etl.figures.checks import FigureChecks, load_figure_checks
from etl.figures.complete import complete_figures
from etl.figures.issues import figure_issues

__all__ = ["FigureChecks", "complete_figures", "figure_issues", "load_figure_checks"]
