"""From collected facts to published tables."""

from etl.assemble.tables import assemble

__all__ = ["assemble"]
