"""A planner's export does not say its code page: its names come out right all the same, or are doubted."""

from pathlib import Path

import pytest

from models3d.sources.p6_xer import read_xer
from models3d.sources.units_csv import read_price_list
from tests.models3d.p6_files import Act, xer
from tests.models3d.tongues.house import read

#: The pages of the Windows that planners of these languages have.
PAGES = {
    **dict.fromkeys(("da", "de", "en", "es", "fi", "fr", "it", "nl", "no", "pt", "sv"), "cp1252"),
    **dict.fromkeys(("cs", "pl"), "cp1250"),
    "tr": "cp1254",
}
TONGUES = sorted(one for one in (Path(__file__).parent / "tongues").glob("*/*.toml") if one.stem in PAGES)

#: What planners elsewhere call the tasks of a house, by their pages.
ELSEWHERE = {
    "cp1250": "Alapozás, Pillérek, Földszinti falazás, Födém betonozása, Tetőszerkezet, Külső vakolás, "
    "Burkolatok és festés, Gépészet és fűtés",
    "cp1251": "Земляные работы, Устройство фундаментов, Кладка стен 1 этажа, Кровля, Окна и двери",
    "cp1253": "Εκσκαφές, Θεμελίωση, Υποστυλώματα, Τοιχοποιία ισογείου, Στέγη, Παράθυρα και πόρτες",
    "cp1254": "Şantiye kurulumu, Kazı işleri, Zemin kat duvarları, Döşeme betonu, Çatı, İç sıva",
    "cp1255": "הכנת אתר, חפירה, יסודות, עמודים, קירות קומת קרקע, תקרה, גג, חלונות ודלתות, פיתוח סביבתי",
    "cp1256": "أعمال الحفر, الأساسات, الأعمدة, جدران الطابق الأرضي, بلاطة السقف, النوافذ والأبواب",
    "cp1257": "Aikštelės paruošimas, Žemės darbai, Pirmo aukšto mūras, Perdangos plokštė, Šildymas",
    "cp932": "準備工事, 基礎コンクリート打設, 柱鉄筋組立, 1階壁型枠, 屋根工事, 建具取付, 左官工事",
    "gbk": "施工准备, 土方开挖, 基础混凝土浇筑, 柱钢筋绑扎, 一层墙体砌筑, 屋面工程, 门窗安装",
    "cp949": "현장 준비, 토공사, 기초 콘크리트 타설, 기둥 철근 조립, 1층 벽체 조적, 지붕 공사",
    "cp950": "施工準備, 土方開挖, 基礎混凝土澆置, 柱鋼筋綁紮, 一樓牆體砌築, 屋頂工程, 門窗安裝",
}


def export(path: Path, names: list[str], page: str) -> Path:
    """An export of tasks called ``names``, whose breakdown is called in ASCII."""
    acts = tuple(Act(f"A{at}", name, "w1", "2026-03-02", "2026-03-13") for at, name in enumerate(names))
    path.write_bytes(xer(acts).replace("Façade", "Facade").encode(page))
    return path


@pytest.mark.parametrize("written", TONGUES, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_a_planner_of_europe_is_read_as_they_wrote(written: Path, tmp_path: Path) -> None:
    page = PAGES[written.stem]
    names = [task[0] for task in read(written).tasks]
    tasks, said = read_xer(export(tmp_path / "plan.xer", names, page))
    assert [task.name for task in tasks] == names
    assert [page in one and "encoding" in one for one in said] == [True] * (page != "cp1252")


@pytest.mark.parametrize("page", ELSEWHERE)
def test_a_planner_elsewhere_is_read_as_they_wrote_and_a_warning_says_how(page: str, tmp_path: Path) -> None:
    names = ELSEWHERE[page].split(", ")
    file = export(tmp_path / "plan.xer", names, page)
    tasks, said = read_xer(file)
    assert [task.name for task in tasks] == names
    (warning,) = said
    assert warning.startswith("plan.xer: it is not UTF-8 and is read as " + page)
    assert f"'{max(names, key=lambda name: len(name.encode(page)))}'" in warning
    assert read_xer(file, page)[1] == []


def test_what_fits_no_language_is_read_as_most_are_and_doubted(tmp_path: Path) -> None:
    tasks, said = read_xer(export(tmp_path / "plan.xer", ["Dalle béton", "Þak", "Señal", "Trær"], "cp1252"))
    assert tasks[0].name == "Dalle béton"
    (warning,) = said
    assert "is read as cp1252, though its words are hardly of that, as in 'Dalle béton'" in warning
    assert "encoding" in warning


def test_a_price_list_and_a_schedule_in_one_code_page_are_told_of_in_one_way(tmp_path: Path) -> None:
    names = ELSEWHERE["cp1250"].split(", ")
    (plan,) = read_xer(export(tmp_path / "plan.xer", names, "cp1250"))[1]
    rows = [f"{at};{name}" for at, name in enumerate(names)]
    (tmp_path / "units.csv").write_bytes("\r\n".join(["id;name", *rows]).encode("cp1250"))
    (homes,) = read_price_list(tmp_path / "units.csv", "HUF").warnings
    example = "as in 'Burkolatok és festés'; if that looks"
    said = f"it is not UTF-8 and is read as cp1250 (Central European), {example}"
    assert plan.startswith(f"plan.xer: {said} wrong, write the code page of its planner's Windows under")
    assert homes == f"units.csv: {said} wrong, save it as CSV UTF-8."


def test_cubic_metres_and_pounds_are_of_no_country(tmp_path: Path) -> None:
    names = ["Pour 30 m³ of concrete – floor 1", "Allow £ 5,000 for 20 m²", "Béton"]
    tasks, said = read_xer(export(tmp_path / "plan.xer", names, "cp1252"))
    assert [task.name for task in tasks] == names
    assert said == []


def test_one_damaged_sign_does_not_make_utf8_another_code(tmp_path: Path) -> None:
    names = ["Крыша", "Земляные работы", "Окна и двери"]
    file = export(tmp_path / "plan.xer", names, "utf-8")
    data = file.read_bytes()
    at = data.index("К".encode())
    file.write_bytes(data[:at] + b"\xff" + data[at + 2 :])
    tasks, (warning,) = read_xer(file)
    assert [task.name for task in tasks] == ["\ufffdрыша", *names[1:]]
    assert warning == "plan.xer: 1 sign of its text is damaged (it is UTF-8 but for it)."
