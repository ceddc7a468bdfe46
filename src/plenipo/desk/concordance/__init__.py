"""Tables of concordance: a law of a partner set against an act, provision by provision, and what people decide."""
