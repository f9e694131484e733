"""The gold graph in `gold.ttl`: which names the questions are asked with, and what they answer."""

from pathlib import Path

GOLD = Path(__file__).parent / "gold.ttl"

# The names that the questions with parameters are asked with.
VALUES = {
    "operations-at-place": {"place": "الشمال"},
    "participants": {"name": "حصار الواحه"},
    "path-between": {"from": "السيده العلي", "to": "كتيبة الغد"},
    "positions-on": {"name": "*قوات*"},
    "said-about": {"name": "الواحة"},
    "said-by": {"name": "هدى العلى"},
}

# What gold.ttl answers, in order.
ANSWERS: dict[str, list[tuple[str, ...]]] = {
    "agent-named-elsewhere": [("الصدى", "حصار الواحة", "قوات الفجر", "النبأ")],
    "articles": [
        ("naba-1", "حصار الواحة", "2031-05-01", "2", "4"),
        ("naba-2", "", "", "2", "1"),
        ("sada-1", "قصف السوق", "2031-05-03", "2", "1"),
    ],
    "confirmed-and-denied": [("قصف السوق", "هدى العلي", "الواحةُ آمنه", "سامي الحاج", "قصف السوق")],
    "control-of-places": [("قوات الفجر", "الواحة", "تسيطر قوات الفجر على الواحة", "naba-1")],
    "denied-or-claimed": [
        ("claimed", "سامي الحاج", "زعم", "الواحةُ آمنه", "sada-1"),
        ("denied", "سامي الحاج", "نفى", "قصف السوق", "naba-2"),
    ],
    "disagreements": [
        ("حصار الواحة", "killed", "12", "naba-1", "15", "sada-1", "قتل 12 في الحصار"),
        ("حصار الواحة", "killed", "15", "sada-1", "12", "naba-1", "أوقع الحصار 15 قتيلا"),
    ],
    "events-in-several-articles": [
        ("حصار الواحة", "Siege", "naba-1", "حصار الواحة"),
        ("حصار الواحة", "Siege", "sada-1", "تطويق البلدة"),
    ],
    "friends-and-foes": [("الأردن", "supports", "قوات الفجر", "1"), ("قوات الفجر", "fights", "كتيبة الغد", "1")],
    "meetings": [("قوات الفجر", "كتيبة الغد", "الشمال"), ("هدى العلي", "سامي الحاج", "")],
    "most-mentioned-actors": [("هدى العلي", "Person", "2", "1"), ("قوات الفجر", "ArmedGroup", "1", "1")],
    "operations": [
        ("حصار الواحة", "Siege", "الواحة", "قوات الفجر", "كتيبة الغد"),
        ("قصف السوق", "Airstrike", "", "", ""),
        ("محادثات", "Negotiation", "الشمال", "قوات الفجر", ""),
    ],
    "operations-at-place": [
        ("", "محادثات", "Negotiation", "الشمال", "", "naba-2"),
        ("2031-05-01", "حصار الواحة", "Siege", "الواحة", "2031-04-30", "naba-1"),
        ("2031-05-03", "حصار الواحة", "Siege", "الواحة", "2031-04-30", "sada-1"),
    ],
    "operations-with-hidden-agent": [("قصف السوق", "Airstrike", "قُصف السوق", "naba-2")],
    "outlets-hiding-the-agent": [("الصدى", "1", "1"), ("النبأ", "1", "0")],
    "participants": [("حصار الواحة", "conductedBy", "قوات الفجر", "1"), ("حصار الواحة", "targets", "كتيبة الغد", "2")],
    "path-between": [("3", "هدى العلي", "الأردن", "قوات الفجر", "كتيبة الغد")],
    "people-with-roles": [("هدى العلي", "وزيرة الداخلية", "الأردن")],
    "places": [("الواحة", "Town", "الشمال", "2"), ("الشمال", "", "", "1")],
    "planned-operations": [("محادثات", "planned", "غدا", "قوات الفجر")],
    "positions-on": [("الأردن", "supports", "قوات الفجر", "يدعم الأردن قوات الفجر", "naba-1")],
    "quotes-in-several-outlets": [
        ("الواحة آمنة", "النبأ", "هدى العلي", "أكدت", "naba-1", ""),
        ("الواحةُ آمنه", "الصدى", "هدى العلي", "", "sada-1", "مهما قالوا"),
    ],
    "said-about": [("الواحة", "هدى العلي", "أكدت", "الواحة آمنة", "naba-1")],
    "said-by": [
        ("2031-05-01", "هدى العلي", "أكدت", "confirmed", "الواحة آمنة", "naba-1"),
        ("2031-05-01", "هدى العلي", "قالت", "neutral", "الحصار قائم", "naba-1"),
        ("2031-05-03", "هدى العلي", "", "confirmed", "الواحةُ آمنه", "sada-1"),
    ],
    "speakers": [("هدى العلي", "3", "2"), ("سامي الحاج", "2", "1")],
    "spellings": [("هدى العلي", "Huda", "السيدة العلي"), ("هدى العلي", "Huda", "العلي")],
    "statements-about-places": [("الواحة", "هدى العلي", "أكدت", "الواحة آمنة", "naba-1")],
    "statements-without-speaker": [("قيل", "الطريق مغلق", "naba-2")],
    "supporters": [("الأردن", "قوات الفجر", "يدعم الأردن قوات الفجر", "naba-1")],
    "tolls": [
        ("حصار الواحة", "killed", "12", "toll", "naba-1", "قتل 12 في الحصار"),
        ("حصار الواحة", "killed", "15", "toll", "sada-1", "أوقع الحصار 15 قتيلا"),
    ],
}
