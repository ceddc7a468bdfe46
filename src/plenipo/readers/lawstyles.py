"""Names of paragraph styles by which readers of law say what a line is. Files of law that mark their parts give them.

They are few on purpose: a reader that knows more than these says it by the order of its paragraphs.
"""

from __future__ import annotations

IDENTITY = "LawIdentity"  # "CELEX: 32016R0679", "ELI: …", "Version: 2018-05-25"
PREAMBLE = "LawPreamble"
DIVISION = "LawDivision"  # "CHAPTER II"
DIVISION_TITLE = "LawDivisionTitle"
ARTICLE = "LawArticle"  # "Article 5", "Section 12"
ARTICLE_TITLE = "LawArticleTitle"
ANNEX = "LawAnnex"
CLOSING = "LawClosing"  # signatures and what follows them
NOTE = "LawNote"  # an editor's note, no text of the law
QUOTED = "LawQuoted"  # a provision of another act, quoted in order to be inserted there
