"""File, reading, edits, versions, binding decisions, and what is said of findings. Rows are added, never changed
(revision aside)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tolok.web.withdrawable import Withdrawable


class DecreeFile(models.Model):
    """The bytes as uploaded; the same bytes come into one office only once."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["office", "sha256"], name="decree_file_once_per_office"),)

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """What the reader found in a file, in the exchange form; never changed after it was made.

    `revision` goes up with every edit and publication: it is the token by which two people at once are noticed.
    `pages` is 0 where the file has none.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    file = models.OneToOneField(DecreeFile, models.PROTECT, related_name="reading")
    data = models.JSONField()
    lines = models.JSONField()
    notes = models.JSONField(default=list)
    pages = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-read_at", "-pk")

    def __str__(self) -> str:
        return self.data.get("judul") or self.file.name


class ReadingJob(models.Model):
    """A file being read in the background: how far it is, and what became of it. One for a file; trying again uses it.

    A worker takes it by writing its own `claim`, and writes further only while that claim stands: whoever cancels, or
    takes the job up after the worker died, need not reach the worker. `heartbeat` is when the worker last said so.
    """

    class State(models.TextChoices):
        QUEUED = "QUEUED", "menunggu giliran"
        RUNNING = "RUNNING", "sedang dibaca"
        DONE = "DONE", "selesai dibaca"
        FAILED = "FAILED", "gagal dibaca"
        CANCELLED = "CANCELLED", "dibatalkan"

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    file = models.OneToOneField(DecreeFile, models.PROTECT, related_name="job")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    claim = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    pages_done = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    heartbeat = models.DateTimeField(null=True)
    queued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ("queued_at", "pk")
        indexes = (models.Index(fields=["office", "state"]), models.Index(fields=["state", "queued_at"]))


class Edit(Withdrawable):
    """One act of a person on a reading. `path` is the place in the exchange form ("jabatan/0/baris/2/indikator").

    Edits are summed in order, so a path means the place at its time; `label` is what that place was called then.
    """

    class Act(models.TextChoices):
        SET = "SET", "diubah"
        CONFIRM = "CONFIRM", "dikonfirmasi"
        SPLIT = "SPLIT", "dipecah menjadi dua baris"
        JOIN = "JOIN", "digabung dengan baris berikutnya"
        ADD = "ADD", "ditambahkan"
        DROP = "DROP", "dihapus"
        MOVE = "MOVE", "teksnya dipindahkan ke kolom lain"

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="edits")
    act = models.CharField(max_length=8, choices=Act)
    path = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta(Withdrawable.Meta):
        ordering = ("pk",)


class Version(models.Model):
    """A published decree: reading plus edits at that moment, for these years (`last_year` null: until replaced)."""

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    jenis = models.CharField(max_length=3)
    data = models.JSONField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("-published_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["reading", "number"], name="version_number_once_per_reading"),)
        indexes = (models.Index(fields=["office", "jenis", "first_year"]),)


class BindingDecision(Withdrawable):
    """A person's word that `phrase` of a row is answered by `offer` of `register`; the newest not withdrawn holds.

    `place` names the row within its reading ("2/1": 1-based jabatan and row). A decision without phrase, register and
    offer says that the row's value is given by someone else (a survey, the Inspektorat) and not computed.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="bindings")
    place = models.CharField(max_length=12)
    phrase = models.TextField(blank=True)
    register = models.CharField(max_length=60, blank=True)
    offer = models.CharField(max_length=300, blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=4)

    class Meta(Withdrawable.Meta):
        ordering = ("-pk",)
        indexes = (models.Index(fields=["office", "reading"]),)


class FormulaDecision(Withdrawable):
    """A person's word on the formula of a row, written in the notation; the newest not withdrawn holds.

    `tree` is as `tolok.archive.tree` writes it; `sentence` what the decree's formula said then: where a later version
    says otherwise, the word no longer holds, and is kept.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="formulas")
    place = models.CharField(max_length=12)
    sentence = models.TextField(blank=True)
    tree = models.JSONField()

    class Meta(Withdrawable.Meta):
        ordering = ("-pk",)
        constraints = (
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                fields=["reading", "place"],
                condition=models.Q(withdrawn_at=None),
                name="one_formula_decision_a_row",
            ),
        )


class FindingSetAside(Withdrawable):
    """A person's word that a finding of the linter is not mended, and why; it holds while the words found stay.

    `code` and `fingerprint` name the finding as `tolok.core.lint` does; `place` and `message` are how it read then.
    Taken back (`withdrawn_at`), it is kept. `said_by`, `said_on`: who said so and when, where a settings
    file brought it.
    """

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    reading = models.ForeignKey(Reading, models.PROTECT, related_name="set_asides")
    code = models.CharField(max_length=12)
    fingerprint = models.CharField(max_length=64)
    place = models.CharField(max_length=300)
    message = models.TextField()
    reason = models.CharField(max_length=500)
    said_by = models.CharField(max_length=150, blank=True)
    said_on = models.DateField(null=True)

    class Meta(Withdrawable.Meta):
        ordering = ("pk",)
        constraints = (
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                fields=["reading", "code", "fingerprint"],
                condition=models.Q(withdrawn_at=None),
                name="finding_set_aside_once",
            ),
        )


class RuleChoice(Withdrawable):
    """An office's word that a rule of the linter does not run, or weighs otherwise; withdrawn, it is kept."""

    class Level(models.TextChoices):
        OFF = "off", "tidak dijalankan"
        ERROR = "error", "kesalahan"
        WARNING = "warning", "peringatan"
        INFO = "info", "catatan"

    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    level = models.CharField(max_length=8, choices=Level)
    reason = models.CharField(max_length=500)

    class Meta(Withdrawable.Meta):
        ordering = ("code", "pk")
        constraints = (
            *Withdrawable.Meta.constraints,
            models.UniqueConstraint(
                fields=["office", "code"], condition=models.Q(withdrawn_at=None), name="rule_chosen_once_per_office"
            ),
        )
