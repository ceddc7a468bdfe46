"""Tables of concordance: two texts of law set side by side, provision by provision, with degree of compliance."""
