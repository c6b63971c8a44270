"""Every published table of a fund's own dataset, as Arrow tables."""

from etl.intake.tables.assemble import Outcome, assemble

__all__ = ["Outcome", "assemble"]
