"""People, the parts they have in a conference, and what they may see."""
