"""Denials that a preamble means, and does not deplore, in the notation of ``terms``.

A preamble describes: "that many villages have no network" deplores that they have none. It denies where it says what
ought not to be, or what was not found to be.
"""

# What ought not to be.
OUGHT_NOT = tuple(
    """
    shall not
    should not
    must not
    may not
    need not
    ought not
    will not
    would not
    must never
    should never
    shall never
    may never
    is not for
    not the role
    not the task
    not the place
    not the purpose
    not the mandate
    not the business
    not the affair
    not for the
    not within
    not in the mandate
    not part of the
    not among the
    not a matter
    not a question
    not a task
    not need*
    not require*
    not call* for
    not justif*
    not warrant*
    not want*
    not intend*
    not support*
    not favour*
    not believe*
    not consider*
    not serve* to
    not to
    nor to
    nor should
    nor shall
    nor must
    no need
    no reason
    no cause
    no basis
    no ground*
    no justification
    no mandate
    no competence
    no authority
    no role
    no task
    no place
    no business
    no use
    no purpose
    no merit
    no benefit*
    no added value
    no advantage*
    no further
    no new
    no more
    no room
    nothing in this
    union cannot
    itu cannot
    union has no
    itu has no
    union is not
    itu is not
    union does not
    itu does not
    it cannot
    """.strip().split("\n")
)

# What was not found to be.
NOT_FOUND = tuple(
    """
    no evidence
    no proof
    no case
    no cases
    no example*
    no instance*
    no sign*
    no indication*
    no problem*
    no difficult*
    no conflict*
    no complaint*
    no obstacle*
    no consensus
    no agreement
    no common
    no majority
    no demand
    no wish
    no appetite
    no single
    not one
    not a single
    not ~ shown
    not ~ proven
    not ~ proved
    not ~ demonstrat*
    not ~ established
    not ~ found
    not ~ reveal*
    not ~ identif*
    not ~ name
    not ~ named
    not ~ point* to
    not ~ report*
    nobody ~ shown
    nobody ~ name
    nobody ~ named
    nobody ~ point*
    none ~ shown
    none ~ reported
    unable to name
    unable to show
    unable to point
    unable to agree
    failed to show
    failed to prove
    failed to agree
    failed to find
    failed to identify
    failed to demonstrate
    failed to establish
    neither
    nor
    """.strip().split("\n")
)
