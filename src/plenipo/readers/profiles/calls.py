"""Call words: the lines that open the blocks of a resolution ("recalling", "instructs the Secretary-General")."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class CallKind(StrEnum):
    PREAMBLE = "preamble"
    OPERATIVE = "operative"


_PREAMBLE = (
    # English
    r"considering|recalling|recogni[zs]ing|noting|bearing in mind|taking into (?:account|consideration)|taking note"
    r"|aware|conscious|mindful|cogni[zs]ant|emphasi[zs]ing|underlining|underscoring|stressing|highlighting|reaffirming"
    r"|affirming|confirming|welcoming|observing|acknowledging|convinced|concerned|alarmed|anxious|determined|in view of"
    r"|having (?:regard|considered|examined|noted|adopted|studied|reviewed)|appreciating|expressing|guided|desiring"
    r"|reali[zs]ing|reiterating|believing|commending|deploring|regretting|deeply concerned|acting|inspired"
    # French
    r"|considérant|rappelant|reconnaissant|notant|ayant (?:à l[’']esprit|examiné|considéré|noté)|gardant à l[’']esprit"
    r"|tenant compte|compte tenu|prenant (?:en considération|en compte|note)|consciente?|soulignant|insistant|mettant l"
    r"|réaffirmant|affirmant|se félicitant|accueillant|observant|convaincue?|préoccupée?|vu|eu égard|sachant"
    r"|étant donné"
    # Spanish
    r"|considerando|recordando|reconociendo|observando|teniendo (?:en cuenta|presente)|tomando en|consciente|destacando"
    r"|subrayando|insistiendo|haciendo hincapié|reafirmando|afirmando|acogiendo|convencid[ao]|preocupad[ao]|vist[ao]s?"
    r"|habida cuenta|habiendo (?:examinado|considerado|tomado)|advirtiendo|apreciando|enfatizando|reiterando"
    # Russian
    r"|учитывая|принимая во внимание|напоминая|признавая|отмечая|памятуя|сознавая|осознавая|подч[её]ркивая"
    r"|(?:вновь )?подтверждая|приветствуя|будучи|имея в виду|рассмотрев|выражая|убежд[её]нн|обеспокоенн|ссылаясь"
    r"|с уч[её]том|понимая|принимая к сведению|высоко оценивая"
    # Chinese and Arabic
    r"|(?:进一步|亦|还)?(?:考虑到|忆及|认识到|注意到|铭记|顾及|意识到|强调|重申|欢迎|承认|确信|鉴于|关注到|赞赏)|و?إذ\s"
)
_OPERATIVE = (
    # English
    r"resolves|decides|instructs|requests|invites|encourages|urges|appeals|authori[zs]es|recommends|calls (?:up)?on"
    r"|declares|endorses|approves|agrees|continues|charges|directs|appoints|entrusts|is of the (?:opinion|view)|asks"
    # French
    r"|décide|charge|demande|prie|invite|encourage|engage|exhorte|lance un appel|autorise|recommande|déclare|approuve"
    # Spanish
    r"|resuelve|decide|encarga|solicita|pide|invita|alienta|anima|insta|exhorta|hace un llamamiento|autoriza|recomienda"
    r"|declara|aprueba"
    # Russian
    r"|решает|поручает|предлагает|просит|призывает|настоятельно|рекомендует|уполномочивает|постановляет|поощряет"
    r"|обращается"
    # Chinese and Arabic
    r"|进?一?步?(?:做出决议|作出决议|决定|责成|要求|鼓励|敦促|呼吁|授权|建议)|请|[تي](?:قرر|كلف|دعو|طلب|شجع|حث|ناشد|فوض|وصي)"
)
_ADVERB = (
    r"(?:further|also|again|strongly|deeply|fully|gravely|seriously|solemnly|particularly|in addition|réaffirme et"
    r"|en outre|de plus|además|asimismo|далее|также|кроме того)\s"
)
_LINE = re.compile(
    rf"\s*(?:{_ADVERB})?(?:(?P<operative>{_OPERATIVE})|(?P<preamble>{_PREAMBLE}))(?![^\W\d_ـ\u4e00-\u9fff])"
)
_LOOSE_SCRIPTS = re.compile(rf"\s*(?:(?P<operative>{_OPERATIVE})|(?P<preamble>{_PREAMBLE}))")
# "resolves that" opens a block; "convinced that this Agreement will create" is running text.
_RUNS_ON = re.compile(r".*?[\s\u00a0](?:that|que|что)[\s\u00a0]+\S")
_VERB = re.compile(r"[^\W\d_]{3,}(?:(?:ing|ed|ful|ant|ando|endo|я|в|ет|ит)(?![^\W\d_])|s\s(?:the|to|[A-Z]))")
_NOTES = re.compile(r"(?:\[\^\d+\]|[\s\u00a0])+$")
_SENTENCE_ENDS = ";.!?；。؛"
_PAUSES = ",:，،：、"
_LONGEST = 320
_SHORT = 40
_SHORT_CALL = 120


@lru_cache(maxsize=2048)
def call_kind(text: str) -> CallKind | None:
    """The kind of block that a line without label opens, None where it opens none.

    A call begins with a call word in lower case and does not end like a sentence. A few words may end with a comma
    or colon ("considering,"); a longer line that does is running text.
    """
    if len(text) > _LONGEST or "\t" in text.strip():
        return None
    bare = _NOTES.sub("", text)
    if not bare or bare[-1] in _SENTENCE_ENDS or (bare[-1] in _PAUSES and len(bare) > _SHORT):
        return None
    if _RUNS_ON.match(bare):
        return None
    loose = bare.lstrip()[:1] > "\u05ff"  # Arabic and Chinese words take endings and run together
    match = (_LOOSE_SCRIPTS if loose else _LINE).match(bare)
    if match is None:
        return None
    return CallKind.OPERATIVE if match["operative"] else CallKind.PREAMBLE


def kind_of_unknown(text: str, after: CallKind | None) -> CallKind:
    """The kind of a call whose verb is not in the lists: English operative verbs end with "s"; nothing turns back."""
    if after is CallKind.OPERATIVE:
        return CallKind.OPERATIVE
    verb = text.split(None, 1)[0] if text.strip() else ""
    return CallKind.OPERATIVE if verb.endswith("s") and not verb.endswith("ss") else CallKind.PREAMBLE


def looks_like_call(text: str, previous: str) -> bool:
    """Whether a short line begins with a verb, has no final punctuation, and comes after a comma."""
    if len(text) > _SHORT_CALL or not _VERB.match(text) or not previous.rstrip().endswith((",", "，", "،")):
        return False
    if _RUNS_ON.match(text) or not text[:1].islower():
        return False
    bare = _NOTES.sub("", text)
    return bool(bare) and bare[-1].isalpha()
