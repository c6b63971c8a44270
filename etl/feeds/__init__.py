"""What a row of a source file becomes: one module per kind of record."""

from etl.feeds.registry import check_feeds, feeds_of

__all__ = ["check_feeds", "feeds_of"]
