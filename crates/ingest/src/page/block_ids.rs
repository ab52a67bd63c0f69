//! The ids of blocks: each leads to the place to which its block went.

use std::collections::HashSet;

use qonun_law::{Block, Note, Provision};

/// The ids of the blocks of a page, each with its provision. Not every block stays a block: titles and headings become
/// fields, empty lines and classifiers nothing that is shown.
#[derive(Debug, Default)]
pub(super) struct BlockIds {
    /// Each id with the index of its provision; `None` for the text as a whole.
    owners: Vec<(String, Option<usize>)>,
    /// Ids that belong to the next block.
    pub(super) waiting: Vec<String>,
}

impl BlockIds {
    pub(super) fn add(&mut self, id: Option<String>, owner: Option<usize>) {
        self.owners.extend(id.map(|id| (id, owner)));
    }

    /// Gives the waiting ids to a provision.
    pub(super) fn own(&mut self, owner: Option<usize>) {
        self.owners.extend(self.waiting.drain(..).map(|id| (id, owner)));
    }

    /// Adds to the provisions the ids that nothing has of them, of the requisites and of the notes. Returns those that
    /// belong to no provision.
    pub(super) fn place(self, provisions: &mut [Provision], requisites: &[Block], notes: &[Note]) -> Vec<String> {
        let blocks = requisites.iter().filter_map(|block| block.id.as_deref());
        let notes = notes.iter().filter_map(|note| note.id.as_deref());
        let inside = provisions.iter().flat_map(Provision::element_ids);
        let mut placed: HashSet<&str> = inside.chain(blocks).chain(notes).collect();
        let unplaced: Vec<bool> = self.owners.iter().map(|(id, _)| placed.insert(id)).collect();
        let unplaced = self.owners.iter().zip(unplaced).filter(|(_, unplaced)| *unplaced);
        let unplaced: Vec<(String, Option<usize>)> = unplaced.map(|(owned, _)| owned.clone()).collect();
        let mut outside = Vec::new();
        for (id, owner) in unplaced {
            match owner.and_then(|at| provisions.get_mut(at)) {
                Some(provision) => provision.other_ids.push(id),
                None => outside.push(id),
            }
        }
        outside
    }
}
