//! What is a part of what: tasks, and futures that a task polls.

use super::*;

impl Recording {
    /// The runtime polls it as a task, which the other one made. It does not
    /// matter whether its `watch` is inside of the `spawn` or around it.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        require(!lane.is_call(), format!("{lane} is a blocking call"))?;
        let is_own = !lane.ran_inside(parent) && !lane.shares_its_task_with(parent);
        require(
            is_own,
            format!("{lane} is polled by {parent}, and is not its own task"),
        )?;
        // Made inside of its task, it has no parent.
        let is_made_here = lane.parent.is_none_or(|id| id == parent.id);
        require(is_made_here, format!("{parent} did not make {lane}"))?;
        self.on_its_runtime(lane)
    }

    /// Each is a task of its own.
    pub fn are_tasks_of(&self, lanes: &[&Task], parent: &Task) -> Seen {
        each(lanes, |lane| self.is_task_of(lane, parent))?;
        self.are_separate_tasks(lanes)
    }

    /// No two of them are parts of one task.
    pub fn are_separate_tasks(&self, lanes: &[&Task]) -> Seen {
        let mut by_task = lanes.to_vec();
        by_task.sort_by_key(|lane| (lane.runs_in, lane.began_ns()));
        let mut neighbours = by_task.windows(2);
        let shared = neighbours.find(|two| two[0].shares_its_task_with(two[1]));
        let names = names(shared.unwrap_or_default());
        require(shared.is_none(), format!("{names} are parts of one task"))
    }

    /// No two of them were polled by one task, not even one after the other.
    /// Only for tasks that exist at the same time: a later task may look like
    /// one that is gone.
    pub fn have_a_task_each(&self, lanes: &[&Task]) -> Seen {
        let tasks: BTreeSet<_> = lanes.iter().map(|lane| lane.runs_in).collect();
        let otherwise = format!("{} are not one task each", names(lanes));
        require(tasks.len() == lanes.len(), otherwise)
    }

    pub fn are_parts_of(&self, lanes: &[&Task], of: &Task) -> Seen {
        each(lanes, |lane| self.is_part_of(lane, of))
    }

    /// The other one polls it as a part of itself: it is no task.
    pub fn is_part_of(&self, lane: &Task, of: &Task) -> Seen {
        let is_polled = !lane.polls.is_empty();
        require(is_polled, format!("{lane} was never polled"))?;
        let is_so = lane.ran_only_inside(of);
        require(is_so, format!("{lane} is not a part of {of}"))
    }

    /// Another lane made it before that moment. It is not seen if it was made
    /// inside of its task, which happens later.
    pub fn made_before(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let creation = (format!("the creation of {lane}"), Some(lane.created_ns));
        match lane.parent {
            Some(_) => self.in_order(creation, moment),
            None => Ok(()),
        }
    }

    /// No worker of that runtime polled it.
    pub fn not_polled_by(&self, runtime: &str, lane: &Task) -> Seen {
        let is_so = self.runtime_of(lane) != Some(runtime);
        require(is_so, format!("a worker of {runtime} polled {lane}"))
    }
}
