//! `/api/v1/search`

mod advanced;
mod citations;
mod filters;
mod languages;
mod on_day;
mod pages;
mod shape;
mod words;

use serde_json::Value;

const BEES: &str = "uz/law/2019/9001";
const GARDENS: &str = "uz/code/2001/7000030";
const PONDS: &str = "uz/order/2018/3055";
const FISH: &str = "uz/resolution/2020/vmq-77";

fn total(answer: &Value) -> u64 {
    assert_eq!(answer["total"]["relation"], "eq");
    answer["total"]["value"].as_u64().unwrap()
}

/// Returns the codes of the notices of an answer.
fn notices(answer: &Value) -> Vec<&str> {
    answer["notices"].as_array().unwrap().iter().map(|notice| notice["code"].as_str().unwrap()).collect()
}

/// Returns the paths of the provisions of the first result.
fn paths(answer: &Value) -> Vec<&str> {
    let provisions = answer["results"][0]["provisions"].as_array().unwrap();
    provisions.iter().map(|provision| provision["path"].as_str().unwrap()).collect()
}

/// Returns the marked parts of a text.
fn marked(text: &Value, marks: &Value) -> Vec<String> {
    let characters: Vec<char> = text.as_str().unwrap().chars().collect();
    let place = |mark: &Value, at: usize| usize::try_from(mark[at].as_u64().unwrap()).unwrap();
    let stretch = |mark: &Value| characters[place(mark, 0)..place(mark, 1)].iter().collect();
    marks.as_array().unwrap().iter().map(stretch).collect()
}
