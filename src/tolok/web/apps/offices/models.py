"""The office (a kecamatan) and what is dated about it. Nothing here is deleted once it was in force: it is ended."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


class Office(models.Model):
    """One kecamatan; `nama` as documents print it ("Kecamatan Panti"), `code` its wilayah code and the `office` of
    every register entry."""

    code = models.CharField("kode wilayah", max_length=8, unique=True)
    nama = models.CharField("nama kantor", max_length=120)
    kabupaten = models.CharField("kabupaten/kota", max_length=100)
    provinsi = models.CharField("provinsi", max_length=100, blank=True)
    alamat = models.CharField("alamat kantor", max_length=300, blank=True)
    current_year = models.PositiveSmallIntegerField("tahun berjalan")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.nama


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> DatedQuerySet:
        """What is in force on `day`; an open end has no limit."""
        begun = Q(sejak__isnull=True) | Q(sejak__lte=day)
        not_ended = Q(sampai__isnull=True) | Q(sampai__gte=day)
        return self.filter(begun & not_ended)


class Dated(models.Model):
    """In force from `sejak` to `sampai`, both days included; empty means no limit."""

    sejak = models.DateField("berlaku sejak", null=True, blank=True)
    sampai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(sejak__isnull=True) | Q(sampai__isnull=True) | Q(sampai__gte=F("sejak")),
                name="%(class)s_sampai_not_before_sejak",
                violation_error_message="Tanggal «berlaku sampai» mendahului «berlaku sejak». Perbaiki salah satunya.",
            ),
        )

    def is_on(self, day: date) -> bool:
        return (self.sejak is None or self.sejak <= day) and (self.sampai is None or self.sampai >= day)


class Desa(Dated):
    class Jenis(models.TextChoices):
        DESA = "desa", "Desa"
        KELURAHAN = "kelurahan", "Kelurahan"

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="desa")
    code = models.CharField("kode wilayah", max_length=13, blank=True)
    nama = models.CharField("nama", max_length=100)
    jenis = models.CharField("jenis", max_length=10, choices=Jenis.choices, default=Jenis.DESA)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ("code", "nama")

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nama}"


class Pejabat(Dated):
    """Who held a jabatan; `is_plt` for an acting holder (Pelaksana Tugas); without `nama` the jabatan is vacant."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="pejabat")
    jabatan = models.CharField("jabatan", max_length=200)
    nama = models.CharField("nama", max_length=150, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    is_plt = models.BooleanField("pelaksana tugas (Plt.)", default=False)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.nama or '(kosong)'} ({'Plt. ' if self.is_plt else ''}{self.jabatan})"

    @property
    def printed_nip(self) -> str:
        """The NIP in its groups, 19800101 200501 1 001, as documents print it."""
        n = self.nip
        return f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}" if n else ""


class JabatanAlias(Dated):
    """A name of a jabatan as somebody wrote it: "Kasubag PKA" is "Kasubbag Perencanaan, Keuangan dan Aset"."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="aliases")
    alias = models.CharField("sebutan lain", max_length=200)
    jabatan = models.CharField("jabatan", max_length=200)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ("alias",)

    def __str__(self) -> str:
        return f"{self.alias} = {self.jabatan}"
