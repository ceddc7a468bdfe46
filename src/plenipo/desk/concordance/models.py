"""Partners, tables of concordance and their editions, and what people decide, row by row."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from plenipo.desk.conferences.models import Conference
from plenipo.desk.library.models import StoredFile
from plenipo.desk.shell.marking import MarkingField

_PERSON = settings.AUTH_USER_MODEL
_OF_ID = 300  # letters of the id of a provision; longer ones are refused


class Partner(models.Model):
    """A country or body whose law is approximated. marking: who may know that there is work with it."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    marking = MarkingField()
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["conference", "name"], name="one_partner_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Table(models.Model):
    """One act and one law of a partner. name: what people call it; the titles of the texts where it is empty.

    current: the edition that people work on, None until the first is aligned.
    """

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="concordances")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="tables")
    name = models.CharField(_("name"), max_length=200, blank=True)
    marking = MarkingField()
    current = models.ForeignKey("Edition", on_delete=models.SET_NULL, null=True, related_name="+")
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["partner__name", "id"]

    def __str__(self) -> str:
        return self.name or self.titles

    @property
    def titles(self) -> str:
        """Of the two texts, once they are read."""
        if self.current is None:
            return str(_("New table"))
        return f"{self.current.source} × {self.current.target}"


class Side(models.TextChoices):
    SOURCE = "source", _("source")
    TARGET = "target", _("target")


class Law(models.Model):
    """One version of one side of a table, as it came. value: the engine's LawText as MessagePack, once it is read."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READY = "ready", _("read")
        REFUSED = "refused", _("refused")

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="laws")
    side = models.CharField(max_length=6, choices=Side.choices)
    number = models.PositiveSmallIntegerField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    title = models.CharField(max_length=500, blank=True)
    celex = models.CharField(max_length=40, blank=True)
    dated = models.CharField(max_length=40, blank=True)
    value = models.BinaryField(default=b"")
    marking = MarkingField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    received_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["side", "-number"]
        constraints = [models.UniqueConstraint(fields=["table", "side", "number"], name="one_version_of_a_side")]

    def __str__(self) -> str:
        return self.title or self.file_name


class Edition(models.Model):
    """The table of one version of each side.

    value: the engine's Concordance without rows; kept: what it holds besides of decisions (``values.Kept``); both as
    MessagePack. first: its figures before anybody decided on it. changes: raised with every decision.
    """

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Law, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Law, on_delete=models.CASCADE, related_name="+")
    value = models.BinaryField()
    kept = models.BinaryField()
    first = models.JSONField(default=dict)
    judged = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    changes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["table", "number"], name="one_edition_of_a_number")]


class Row(models.Model):
    """One source provision in one edition. value: the engine's Row as MessagePack, with the decision on it.

    thread: the provision through all editions, whatever its number. article: id of the article that it stands in.
    stands: the degree that stands, "unjudged" for none. counted: it has words of its own. words: what is searched.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rows")
    order = models.PositiveIntegerField()
    identifier = models.CharField(max_length=_OF_ID)
    thread = models.CharField(max_length=_OF_ID + 20)
    article = models.CharField(max_length=_OF_ID)
    label = models.CharField(max_length=200)
    heading = models.CharField(max_length=300, blank=True)
    chapter = models.CharField(max_length=500, blank=True)
    stands = models.CharField(max_length=16)
    counted = models.BooleanField(default=True)
    decided = models.BooleanField(default=False)
    reopened = models.TextField(blank=True)
    words = models.TextField(blank=True)
    value = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["edition", "identifier"], name="one_row_of_a_provision")]
        indexes = [models.Index(fields=["edition", "counted", "stands", "decided"])]


class Assignment(models.Model):
    """Who works on an article of a table. thread: of its row."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="assignments")
    thread = models.CharField(max_length=_OF_ID + 20)
    person = models.ForeignKey(_PERSON, on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "thread"], name="one_person_on_an_article")]


class Change(models.Model):
    """What became of a row, never changed again. before, after: what was decided, in words.

    stood, stands: the degree before and after; decided: +1 where it was decided, -1 where that was taken back.
    """

    class Kind(models.TextChoices):
        DECIDED = "decided", _("decided")
        ACCEPTED = "accepted", _("accepted as proposed")
        LINKED = "linked", _("links changed")
        WITHDRAWN = "withdrawn", _("taken back")
        CARRIED = "carried", _("carried to a new version")
        REOPENED = "reopened", _("reopened by a new version")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="history")
    thread = models.CharField(max_length=_OF_ID + 20, db_index=True)
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    stood = models.CharField(max_length=16, blank=True)
    stands = models.CharField(max_length=16, blank=True)
    decided = models.SmallIntegerField(default=0)
    counted = models.BooleanField(default=True)

    class Meta:
        ordering = ["-at", "-id"]


class Note(models.Model):
    """A comment of the delegation on a provision."""

    table = models.ForeignKey(Table, on_delete=models.CASCADE, related_name="notes")
    thread = models.CharField(max_length=_OF_ID + 20)
    label = models.CharField(max_length=200)
    text = models.TextField()
    author = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["table", "thread"])]
