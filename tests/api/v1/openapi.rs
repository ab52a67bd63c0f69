//! `/api/v1/openapi.json`

use crate::Site;

#[test]
fn every_address_described_answers() {
    let site = Site::sample();
    let description = site.get("/api/v1/openapi.json").expect(200).json();
    assert!(description["openapi"].as_str().unwrap().starts_with("3."));
    let paths = description["paths"].as_object().unwrap();
    for path in [
        "/api/v1/search",
        "/api/v1/suggest",
        "/api/v1/documents/{id}",
        "/api/v1/documents/{id}/provisions/{path}",
        "/api/v1/acts/{act}",
        "/api/v1/compare",
        "/api/v1/acts/{act}/changes",
        "/api/v1/acts/{act}/amendments",
        "/api/v1/resolve",
        "/api/v1/verify",
        "/api/v1/citations",
        "/api/v1/citations/check",
        "/api/v1/health/live",
        "/api/v1/health/ready",
    ] {
        assert!(paths.contains_key(path), "{path} is not described");
    }
    for (path, operations) in paths {
        let address = path.replace("{id}", "7000010").replace("{path}", "point_1").replace("{act}", "uz/law/2019/9001");
        let needs_query = ["search", "suggest", "resolve"].iter().any(|name| path.ends_with(name));
        let address = match path.rsplit('/').next() {
            Some("compare") => format!("{address}?from=7000010&to=7000010"),
            Some("changes") => format!("{address}?since=2022-01-01"),
            Some("verify") => {
                format!("{address}?proof=qonun-proof:1:uz/a:ru:-:art_1:0-0:sha256-{}:1-a", "0".repeat(64))
            }
            _ => address,
        };
        let address = if needs_query { format!("{address}?q=ORQ-9001") } else { address };
        for method in operations.as_object().unwrap().keys() {
            let reply = match method.as_str() {
                "get" => site.get(&address),
                "post" => site.post(&address, "text/plain", b"ORQ-9001"),
                other => panic!("{path} is described with {other}"),
            };
            assert_eq!((reply.status, reply.kind()), (200, "application/json"), "{method} {address}");
        }
    }
}

#[test]
fn every_parameter_described_is_known() {
    let site = Site::sample();
    let description = site.get("/api/v1/openapi.json").expect(200).json();
    let parameters = description["paths"]["/api/v1/search"]["get"]["parameters"].as_array().unwrap();
    assert!(parameters.len() > 15);
    for parameter in parameters {
        let name = parameter["name"].as_str().unwrap();
        let reply = site.get(&format!("/api/v1/search?{name}="));
        assert_eq!(reply.status, 200, "{name}");
        assert!(!reply.text().contains("unknown_parameter"), "{name} is described and not known");
    }
}
