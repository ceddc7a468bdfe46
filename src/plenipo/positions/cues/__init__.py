"""Words by which a text denies, harms or resists what it names."""
