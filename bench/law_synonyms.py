"""Words of legal English with another word for each; for the rest, a made-up word of the same ending."""

from __future__ import annotations

from random import Random

_PAIRS = """
    ensure=guarantee provide=supply provider=supplier providers=suppliers obligation=duty obligations=duties
    measure=step measures=steps authority=agency authorities=agencies competent=responsible relevant=pertinent
    appropriate=suitable necessary=needed request=application requests=applications information=particulars
    decision=determination decisions=determinations notify=inform notification=notice notified=informed
    undertaking=company undertakings=companies network=grid networks=grids service=facility services=facilities
    user=customer users=customers consumer=purchaser consumers=purchasers rules=norms conditions=terms
    condition=term procedure=process procedures=processes right=entitlement rights=entitlements law=legislation
    laws=statutes national=domestic market=marketplace markets=marketplaces access=entry public=general
    person=individual persons=individuals data=records processing=handling controller=holder purpose=aim
    purposes=aims period=term time=moment month=calendar-month months=calendar-months adopt=pass adopted=passed
    establish=set-up established=set-up apply=hold applies=holds impose=place imposed=placed require=demand
    required=demanded requirements=demands requirement=demand protect=safeguard protection=safeguarding
    security=safety incident=event incidents=events risk=hazard risks=hazards report=account reports=accounts
    cooperation=collaboration cooperate=collaborate assess=appraise assessment=appraisal review=revision
    promote=further effective=efficient efficient=effective transparent=open proportionate=commensurate
    objective=impartial reasonable=fair fair=equitable available=obtainable publish=issue published=issued
    where=if such=those under=beneath within=inside including=comprising following=ensuing other=further
    any=some all=every each=every also=likewise only=solely without=absent before=ahead-of after=following
    regarding=concerning concerning=regarding related=linked referred=mentioned accordance=conformity
    grant=award granted=awarded use=employment used=employed territory=area bodies=organs body=organ
    contract=agreement contracts=agreements price=charge prices=charges offer=propose offered=proposed
"""
SYNONYMS = dict(pair.split("=") for pair in _PAIRS.split())
_ENDINGS = ("tion", "ment", "ness", "ity", "ing", "ed", "ly", "al", "s")
_ONSETS = ("b", "br", "c", "cl", "d", "dr", "f", "g", "gr", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ou")


def another(word: str, random: Random) -> str:
    """A synonym where the list has one, else a word that nobody has used before."""
    known = SYNONYMS.get(word.casefold())
    if known:
        return known.capitalize() if word[0].isupper() else known
    ending = next((one for one in _ENDINGS if word.endswith(one) and len(word) > len(one) + 2), "")
    syllables = range(1 if len(word) < 6 else 2)
    made = "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in syllables) + (ending or "k")
    return made.capitalize() if word[0].isupper() else made
