"""The stance of one clause: which words carry it, what they are about, and how strongly.

Of all words of stance in a clause the outermost counts, which in English stands first; an opinion takes its sign from
what it introduces ("do not believe that X should be extended" opposes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from plenipo.positions.mandate import Stance
from plenipo.positions.stances import cues
from plenipo.positions.stances.patterns import ACTOR, AVOIDING, BACKING
from plenipo.positions.stances.speakers import nobody, of_others, speaks
from plenipo.positions.stances.targets import without_lead_in


class Reading(Struct, frozen=True):
    """A stance and the words it is about, as they stand in the clause. start, end: of the words that carry it."""

    stance: Stance
    about: str
    start: int
    end: int
    rest: str = ""  # what follows the words of stance where these are about what stands before them
    by_speaker: bool = False
    aside: bool = False  # it stands in a relative clause and counts only where nothing else does
    weak: bool = False


_AGAINST = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.ENCOURAGE: Stance.OPPOSE,
    Stance.STRESS: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
    Stance.CONCERN: Stance.SUPPORT,
}


def read_stance(clause: str) -> Reading | None:
    """The outermost stance of a clause, None where it takes none."""
    told = _told_by_others(clause)
    found = [reading for reader in _READERS for reading in reader(clause) if reading.start < told]
    return min(found, key=lambda reading: (reading.aside, reading.start, -reading.end), default=None)


def _told_by_others(clause: str) -> int:
    """Where the opinion of others begins: "Some delegations do not believe that …"; the length where there is none."""
    for match in cues.OPINION.finditer(clause):
        left = cues.before_verb(clause[: match.start()])
        reported = of_others(left.subject) or (left.negated and not speaks(left.subject, match["verb"], left.between))
        if reported and match.group().lower().endswith(" that") and not cues.RELATIVE.search(f"{left.subject} "):
            return left.start
    return len(clause)


def _speaker_verbs(clause: str) -> Iterator[Reading]:
    """ "We (do not) support …": the mandate's own voice, or an imperative."""
    for stance, expression in cues.SPEAKER_VERBS:
        for match in expression.finditer(clause):
            left = cues.before_verb(clause[: match.start()])
            noun = cues.is_noun(clause, match.end(), bool(left.subject))
            if noun or not speaks(left.subject, match.group(), left.between):
                continue
            against = (left.negated or cues.negated(match.group())) != nobody(left.subject)
            weak = against and stance is Stance.OPPOSE
            about = clause[match.end() :]
            if stance is Stance.CONCERN:  # what is feared is about what would bring it
                about = next((inner.about for inner in _about_subject(about)), about)
            if stance is Stance.ENCOURAGE and (deterred := cues.NOT_TO.match(about)):
                against, about = True, about[deterred.end() :]
            elif refused := _refused(stance, match.group(), about):
                against, about = not against, refused
            yield Reading(
                _AGAINST.get(stance, stance) if against else stance,
                about,
                0 if nobody(left.subject) else left.start,
                match.end(),
                by_speaker=True,
                weak=weak,
            )


def _refused(stance: Stance, verb: str, about: str) -> str:
    """What must not be, where the words are "stress that X should not …"; "" for all others."""
    begins = cues.introduces(verb, about) if stance in (Stance.STRESS, Stance.ENCOURAGE) else -1
    inner = read_stance(about[begins:].lstrip()) if begins >= 0 else None
    return inner.about if inner is not None and inner.stance is Stance.OPPOSE else ""


def _opinions(clause: str) -> Iterator[Reading]:
    for match in cues.OPINION.finditer(clause):
        left = cues.before_verb(clause[: match.start()])
        if not left.subject or not speaks(left.subject, match["verb"], left.between):
            continue
        negated = (left.negated or cues.negated(match.group())) != nobody(left.subject)
        inner = _judged(match["verb"], clause[match.end() :], negated)
        if inner is None:
            continue
        stance = _AGAINST.get(inner.stance, inner.stance) if negated else inner.stance
        end = match.end() + (inner.end if negated or inner.start < 2 else 0)
        yield replace(inner, stance=stance, start=left.start, end=end, by_speaker=True, aside=False)


def _judged(verb: str, complement: str, negated: bool) -> Reading | None:
    """What an opinion introduces: "X as important", "X premature", or a clause of its own."""
    if match := cues.IT_ADJECTIVE.match(complement):
        return Reading(_sign(bool(match["unwelcome"])), complement[match.end() :], 0, match.end())
    if match := cues.AS.match(complement):
        stance = Stance.OPPOSE if cues.UNWELCOME.search(match["what"]) else Stance.SUPPORT
        plainly = cues.PLAINLY.match(match["what"]) or stance is Stance.OPPOSE
        return Reading(stance, match["np"] if plainly else complement, 0, match.end("np"))
    if match := cues.ADJECTIVE_LAST.fullmatch(complement):
        stance = Stance.OPPOSE if match["unwelcome"] else Stance.STRESS
        return Reading(stance, match["np"], 0, 0)
    if verb.lower().startswith(("see", "regard", "view")) and not negated:
        return None
    return read_stance(complement) or Reading(Stance.SUPPORT, complement, 0, 0)


def _obligations(clause: str) -> Iterator[Reading]:
    """ "X should (not) …": what is to be done, by whomever."""
    for match in cues.OBLIGATION.finditer(clause):
        subject, after = clause[: match.start()], clause[match.end() :]
        if cues.RELATIVE.search(subject) or (
            match.group().lower().startswith("need") and cues.NOUN_BEFORE.search(subject)
        ):
            continue
        none = cues.NOBODY.match(without_lead_in(subject))
        bare = without_lead_in(subject)[none.end() :] if none else subject
        yield _obliged(bare, after, match.start(), match.end(), bool(match["neg"] or none))


def _obliged(subject: str, after: str, start: int, end: int, negated: bool) -> Reading:
    stance, about, rest = Stance.SUPPORT, after, ""
    if cues.IT.fullmatch(without_lead_in(subject)) and (match := cues.STATED.match(after)) and not negated:
        refused = _refused(Stance.STRESS, "insist that", after[match.end() :])
        stance, about, end = (
            Stance.OPPOSE if refused else Stance.STRESS,
            refused or after[match.end() :],
            end + match.end(),
        )
    elif (match := cues.ATTENTION.match(after)) and (match["active"] or cues.GIVEN.search(subject)):
        stance, about, end = Stance.STRESS, after[match.end() :], end + match.end()
    elif cues.STATE.match(after):
        about = f"{without_lead_in(subject).strip()}{after}"
    elif match := cues.NONE_OF.match(after):
        stance, about, end = Stance.OPPOSE, after[match.end() :], end + match.end()
    elif match := cues.PASSIVE.match(after):
        stance, about, rest = _passive(match, subject, after)
        end += match.end()
    elif match := cues.MISSION.match(after):
        about, rest, end = without_lead_in(subject), after[match.end() :], end + match.end()
    elif match := cues.TO_BE_TO.match(after):
        about, end = after[match.end() :], end + match.end()
    elif match := AVOIDING.match(after):
        stance, about = Stance.OPPOSE, after[match.end() :]
    elif cues.speaks_for_itself(subject) and (match := BACKING.match(after)):
        about = after[match.end() :]
    if negated:
        stance = _AGAINST[stance]
    return Reading(stance, about, start, end, rest)


def _passive(match: "cues.Match", subject: str, after: str) -> tuple[Stance, str, str]:  # noqa: UP037
    rest = after[match.end() :]
    kind = cues.passive_kind(match)
    if kind is None:  # "should be opened to all": what is done belongs to what is wanted
        return Stance.SUPPORT, f"{without_lead_in(subject).strip()} be {after[match.start('participle') :]}", ""
    if kind is Stance.ENCOURAGE and cues.ENCOURAGED_TO.match(rest):
        return kind, rest, ""
    return kind, without_lead_in(subject), rest


def _wishes(clause: str) -> Iterator[Reading]:
    """ "The Union (does not) wish to see …"."""
    for match in cues.WISH.finditer(clause):
        left = cues.before_verb(clause[: match.start()])
        if left.subject and speaks(left.subject, match.group(), left.between):
            about, avoiding = clause[match.end() :], AVOIDING.match(clause, match.end())
            about = clause[avoiding.end() :] if avoiding else about
            against = left.negated != bool(avoiding)
            yield Reading(_sign(against), about, left.start, match.end(), by_speaker=True)


def _said_of_subject(clause: str) -> Iterator[Reading]:
    """ "X is (not) supported"."""
    for match in cues.IS_PASSIVE.finditer(clause):
        subject = without_lead_in(clause[: match.start()])
        by_others = match["by"] and not speaks(match["by"].strip())
        if subject.strip() and not by_others and not cues.RELATIVE.search(subject):
            kind = cues.passive_kind(match) or Stance.SUPPORT
            stance = _AGAINST[kind] if bool(match["neg"] or match["never"]) != nobody(subject) else kind
            yield Reading(stance, subject, match.start(), match.end(), clause[match.end() :])


def _impersonal(clause: str) -> Iterator[Reading]:
    """ "It is crucial that …", "there is no need for …"."""
    for match in cues.IMPERSONAL.finditer(clause):
        complement = clause[match.end() :]
        unwelcome = bool(match["unwelcome"] or match["neg"])
        if negative := cues.NEGATED_COMPLEMENT.match(complement):
            yield Reading(_sign(not unwelcome), negative["what"], match.start(), match.end() + negative.start("what"))
        else:
            yield Reading(_sign(unwelcome), _without_subject(complement), match.start(), match.end())
    for match in cues.NEED.finditer(clause):
        yield Reading(_sign(bool(match["neg"])), clause[match.end() :], match.start(), match.end())
    for match in cues.ROLE.finditer(clause):
        yield Reading(_sign(bool(match["neg"])), clause[match.end() :], match.start(), match.end())


def _red_lines(clause: str) -> Iterator[Reading]:
    """ "X would be a red line", "our red line is X": X must not come, or not go."""
    for match in cues.RED_LINE.finditer(clause):
        subject = without_lead_in(clause[: match.start()])
        if cues.IT.fullmatch(subject):  # "it is a red line that …"
            if that := cues.THAT.match(clause, match.end()):
                refused = _refused(Stance.STRESS, "insist that", clause[that.end() :])
                about = refused or clause[that.end() :]
                yield Reading(Stance.OPPOSE if refused else Stance.STRESS, about, match.start(), that.end())
            continue
        stance = Stance.STRESS if cues.KEPT.search(subject) else Stance.OPPOSE
        if subject.strip() and not cues.RELATIVE.search(subject):
            yield Reading(stance, subject, match.start(), match.end(), clause[match.end() :])
    for match in cues.OUR_RED_LINE.finditer(clause):
        about = clause[match.end() :]
        yield Reading(Stance.STRESS if cues.KEPT.search(about) else Stance.OPPOSE, about, match.start(), match.end())


def _sign(against: bool) -> Stance:
    return Stance.OPPOSE if against else Stance.SUPPORT


def _without_subject(complement: str) -> str:
    """ "ITU play its role" is about the playing of it."""
    match = cues.SUBJECT.match(complement)
    return complement[match.end() :] if match else complement


def _about_subject(clause: str) -> Iterator[Reading]:
    """Words that say something of what stands before them: "X is premature", "X might undermine Y"."""
    for stance, expression in cues.OF_SUBJECT:
        for match in expression.finditer(clause):
            subject = without_lead_in(clause[: match.start()])
            relative = cues.RELATIVE.search(subject)
            if relative:
                subject = cues.SEEN.sub("", subject[: relative.start()])
            if subject.strip():
                rest = clause[match.end() :]
                yield Reading(stance, subject, match.start(), match.end(), rest, aside=bool(relative))


def _about_object(clause: str) -> Iterator[Reading]:
    """Words that say something of what stands after them: "it remains unclear what …", "avoid …", "no …"."""
    for stance, expression in cues.OF_OBJECT:
        if match := expression.search(clause):
            yield Reading(stance, clause[match.end() :], match.start(), match.end())


def _helps(clause: str) -> Iterator[Reading]:
    for match in cues.HELPS.finditer(clause):
        subject = without_lead_in(clause[: match.start()]).strip()
        if means := cues.MEANS.search(clause[: match.start()]):
            subject = means["what"]
        if cues.RELATIVE.search(subject) or not subject:
            continue
        if ACTOR.fullmatch(subject):
            yield Reading(Stance.SUPPORT, clause[match.end() :], match.start(), match.end())
        else:
            yield Reading(Stance.SUPPORT, subject, match.start(), match.end(), clause[match.end() :])


_READERS: tuple[Callable[[str], Iterator[Reading]], ...] = (
    _speaker_verbs,
    _opinions,
    _obligations,
    _wishes,
    _impersonal,
    _red_lines,
    _said_of_subject,
    _about_subject,
    _about_object,
    _helps,
)
