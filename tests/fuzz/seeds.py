"""What the fuzzer begins with: pieces that lead it into our code."""

_TEXT = (
    "بدء المعركة في المدينة\n6 نوفمبر/ تشرين الثاني 2016 - 10:30\nبيروت – رويترز\n"
    'قال الوزير "إن القوات" «ستعود ‹غدا›».\nاقرأ أيضا\nخبر'
)
_ROW = "same,00000000000000aa,00000000000000bb,محمد,محمد\n"

SEEDS: tuple[bytes, ...] = (
    _TEXT.encode(),
    *(_TEXT.encode(encoding, "ignore") for encoding in ("cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be")),
    _TEXT.encode().decode("cp1256", "replace").encode(),
    _TEXT.encode().decode("latin-1").encode(),
    '{"id": "x", "text": "قال الجيش", "date": "2016-11-06", "source": {"name": "المنارة"}}\n[1]\n{"body": 7}'.encode(),
    "اليوم الأحد ٦ تشرين الثاني (نوفمبر) ٢٠١٦، 12 رمضان 1437 هـ، 06/11/2016".encode(),
    f"verdict,first,second,first_name,second_name\n{_ROW}".encode(),
    b'SELECT * FROM <a> { SERVICE <http://a/> { ?s ?p "x\\"y" } } # \\u0053ERVICE\nINSERT DATA {}',
    b"text/turtle;q=0.5, application/sparql-results+json, */*;q=0.1",
    b'base_iri = "https://a.example/"\nmodels = "stanza"\nthreads = 2\n',
    "أَبُو بَكْر عبدالله ابن ﷺ ﻻ".encode(),
)
"""Each is valid for one target, and odd for the others."""
