"""What other texts already say of what a proposal would insert."""

from plenipo.positions.existing.earlier import Earlier, earlier_texts
from plenipo.positions.existing.search import Existing, Kind, existing_texts

__all__ = ["Earlier", "Existing", "Kind", "earlier_texts", "existing_texts"]
