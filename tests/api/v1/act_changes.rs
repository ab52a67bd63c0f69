//! `/api/v1/acts/{act}/amendments` and its page

use qonun_tests::Mirror;

use crate::Site;

/// The sample, in which a held act amended the second part of article 1.
fn site() -> Site {
    let mirror = Mirror::sample();
    mirror.edit(
        "-7000001.html",
        "/docs/-7000010?ONDATE=01.03.2021 00#-7000015",
        "/docs/7000010?ONDATE=01.03.2021 00#x",
    );
    Site::of(mirror)
}

#[test]
fn an_amended_article_is_told_before_and_after() {
    let site = site();
    let amending = site.get("/api/v1/documents/7000010").expect(200).json()["act"].as_str().unwrap().to_owned();
    let answer = site.get(&format!("/api/v1/acts/{amending}/amendments?lang=uz-Latn")).expect(200).json();
    let changes = answer["changes"].as_array().unwrap();
    assert_eq!(answer["total"], changes.len(), "{answer}");
    let amended = changes.iter().find(|change| change["act"] == "uz/law/2019/9001").unwrap();
    assert_eq!((&amended["kind"], &amended["path"]), (&"amends".into(), &"art_1".into()));
    let wording = &amended["wordings"][0];
    assert_eq!((&wording["on"], &wording["present"]), (&"2021-03-01".into(), &true.into()), "{amended}");
    assert_eq!((&wording["before"]["to"], &wording["after"]["from"]), (&"2021-02-28".into(), &"2021-03-01".into()));
    let compared = site.get("/api/v1/compare?from=-7000001@2019-06-05&to=-7000001@2021-03-01/art_1").expect(200).json();
    assert_eq!(wording["provisions"], compared["provisions"]);
    let page = site.get(&format!("/{amending}/amendments?ui=ru")).expect(200);
    for part in ["Что изменил этот документ", "<del>", "<ins>", "/compare?from="] {
        assert!(page.text().contains(part), "{part} is not in\n{}", page.text());
    }
    assert!(site.get(&format!("/{amending}")).expect(200).text().contains(&format!("/{amending}/amendments")));
}

/// The edition of the day before the change is not held.
#[test]
fn a_wording_that_is_not_held_is_not_told() {
    let mirror = Mirror::sample();
    mirror.edit(
        "-7000001.html",
        "/docs/-7000010?ONDATE=01.03.2021 00#-7000015",
        "/docs/7000010?ONDATE=02.03.2021 00#x",
    );
    let site = Site::of(mirror);
    let amending = site.get("/api/v1/documents/7000010").expect(200).json()["act"].as_str().unwrap().to_owned();
    let answer = site.get(&format!("/api/v1/acts/{amending}/amendments")).expect(200).json();
    let amended = answer["changes"].as_array().unwrap().iter().find(|one| one["act"] == "uz/law/2019/9001").unwrap();
    let wording = &amended["wordings"][0];
    assert_eq!((&wording["on"], &wording["present"]), (&"2021-03-02".into(), &false.into()), "{amended}");
    assert!(wording["after"].is_null() && wording["compare"].is_null(), "no edition begins on that day: {wording}");
    let page = site.get(&format!("/{amending}/amendments?ui=en")).expect(200);
    assert!(page.text().contains("before and after this change is not held"), "{}", page.text());
}

#[test]
fn an_act_that_changed_nothing_has_an_empty_list() {
    let site = Site::sample();
    let answer = site.get("/api/v1/acts/uz/order/2018/3055/amendments").expect(200).json();
    assert_eq!(answer["total"], 0, "{answer}");
    site.get("/uz/order/2018/3055/amendments").expect(200);
    assert_eq!(site.get("/api/v1/acts/no/such/act/amendments").problem(404)["code"], "no_act");
    site.get("/no/such/act/amendments").expect(404);
}
