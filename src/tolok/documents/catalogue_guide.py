"""What the sheet Petunjuk says: how to work in the workbook of a decree so that it can be read again."""

from __future__ import annotations

GUIDE: tuple[tuple[str, bool], ...] = (
    ("Petunjuk", True),
    ("Buku kerja ini memuat satu keputusan yang telah dibaca tolok. Ubahlah di sini, simpan sebagai XLSX, lalu unggah "
     "kembali atau baca dengan «tolok read»; tidak ada yang hilang dalam perjalanan itu.", False),
    ("", False),
    ("Lembar", True),
    ("Keputusan: kepala keputusan. Satu baris untuk tiap bagian; menimbang, mengingat, memperhatikan, diktum, "
     "lampiran, tujuan dan tembusan boleh berulang, menurut urutannya.", False),
    ("Jabatan: jabatan yang memegang indikator. «Kunci jabatan» hanya penghubung ke lembar Indikator; untuk mengganti "
     "nama jabatan, ubah kolom «Nama jabatan».", False),
    ("Indikator: satu baris untuk tiap indikator. Urutan baris adalah urutan dalam keputusan.", False),
    ("Asal: dari mana tiap isian dibaca, seberapa yakin, dan siapa yang mengonfirmasinya. Biasanya tidak perlu diubah.",
     False),
    ("", False),
    ("Menambah, menghapus, memindahkan", True),
    ("Baris boleh dipindah, diurutkan dan dihapus. Pada baris baru, kosongkan «Kode», juga bila baris itu salinan.",
     False),
    ("Kolom boleh dipindah, tetapi judulnya jangan diubah. Kolom tambahan diberi judul «Kolom lain: » dan namanya.",
     False),
    ("Lembar jangan dihapus atau diganti namanya. Baris yang seluruhnya kosong diabaikan.", False),
    ("", False),
    ("Cara menulis", True),
    ("Beberapa tugas, fungsi, butir, penanggung jawab atau sumber data: satu pada tiap baris di dalam sel (Alt+Enter).",
     False),
    ("Sel kosong berarti tidak tercetak. Tanda \"\" berarti tercetak tetapi kosong.", False),
    ("NIP, nomor dan kode ditulis sebagai teks; kolomnya sudah berformat Teks agar Excel tidak membulatkannya.", False),
    ("Pengali: bilangan (100 atau 0,5), atau kata-kata bila keputusan menulisnya dengan kata.", False),
    ("Tanggal: sebagai tanggal Excel, atau 31-01-2025.", False),
    ("Tanda \\u{...} dan \\n mewakili huruf yang tidak dapat disimpan Excel; biarkan seperti adanya.", False),
    ("", False),
    ("Bila formula diubah", True),
    ("Bila hanya teks formula yang diubah, bagiannya (jenis, pembilang, penyebut, pengali, arah, satuan formula) "
     "dibaca ulang dari teks yang baru.", False),
    ("Bila bagiannya yang diubah, bagian itu dipakai seperti tertulis, dan teks formula tidak disentuh.", False),
    ("Bila teks dan bagiannya diubah, keduanya dipakai seperti tertulis. Pada baris baru, kosongkan bagian formula "
     "agar dibaca dari teksnya.", False),
    ("«Formula asli» adalah teks seperti dalam berkas; ia mengikuti «Formula» bila hanya itu yang diubah.", False),
    ("", False),
    ("Bila isian lain diubah", True),
    ("Isian yang diubah di sini tetap menunjuk tempatnya dalam naskah, ditandai «diubah di buku kerja», dan perlu "
     "dikonfirmasi lagi sebelum terbit.", False),
    ("Asal dari baris atau jabatan yang dihapus ikut terhapus.", False),
)  # fmt: skip
"""(text, whether it is a heading), one a row."""
