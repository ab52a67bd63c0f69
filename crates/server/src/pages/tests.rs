//! Addresses of pages.

use qonun_law::{ActId, Lang};

use super::Address;

#[test]
fn addresses_name_acts_texts_and_provisions() {
    for (path, wanted) in [
        ("/uz/law/2019/547", Some(("uz/law/2019/547", None, None))),
        ("/uz/law/2019/547/", Some(("uz/law/2019/547", None, None))),
        ("/uz/law/2019/547/ru", Some(("uz/law/2019/547", Some(Lang::Ru), None))),
        ("/uz/law/2019/547/uz-Cyrl/art_15", Some(("uz/law/2019/547", Some(Lang::UzCyrl), Some("art_15")))),
        (
            "/uz/order/2020/2644/en/annex_1/point_4",
            Some(("uz/order/2020/2644", Some(Lang::En), Some("annex_1/point_4"))),
        ),
        ("/uz/other/2020/7-a/26/ru", Some(("uz/other/2020/7-a/26", Some(Lang::Ru), None))),
        ("/wp-login.php", None),
        ("/uz//law", None),
        ("/", None),
    ] {
        let wanted =
            wanted.map(|(act, lang, path)| Address { act: ActId(act.to_owned()), lang, path: path.map(str::to_owned) });
        assert_eq!(Address::read(path), wanted, "{path}");
    }
}
