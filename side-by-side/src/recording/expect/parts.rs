//! What is a part of what: tasks, and futures that a task polls.

use super::*;

impl Recording {
    /// The runtime polls it as a task, which the other one made. It does not
    /// matter whether its `watch` is inside of the `spawn` or around it.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        let (name, outer) = (&lane.name, &parent.name);
        require(!lane.is_call(), format!("`{name}` is a blocking call"))?;
        require(
            !lane.ran_inside(parent) && !lane.shares_its_task_with(parent),
            format!("`{name}` is polled by `{outer}`, and is not its own task"),
        )?;
        // Made inside of its task, it has no parent.
        let is_made_here = lane.parent.is_none_or(|id| id == parent.id);
        require(is_made_here, format!("`{outer}` did not make `{name}`"))?;
        self.on_its_runtime(lane)
    }

    /// Each is a task of its own.
    pub fn are_tasks_of(&self, lanes: &[&Task], parent: &Task) -> Seen {
        let mut all = lanes.iter();
        all.try_for_each(|lane| self.is_task_of(lane, parent))?;
        self.are_separate_tasks(lanes)
    }

    /// No two of them are parts of one task.
    pub fn are_separate_tasks(&self, lanes: &[&Task]) -> Seen {
        let mut by_task = lanes.to_vec();
        by_task.sort_by_key(|lane| (lane.runs_in, lane.began_ns()));
        let mut neighbours = by_task.windows(2);
        let shared = neighbours.find(|two| two[0].shares_its_task_with(two[1]));
        require(shared.is_none(), {
            let names = names(shared.unwrap_or_default());
            format!("{names} are parts of one task")
        })
    }

    /// No two of them were polled by one task, not even one after the other.
    /// Only for tasks that exist at the same time: a later task may look like
    /// one that is gone.
    pub fn have_a_task_each(&self, lanes: &[&Task]) -> Seen {
        let tasks: BTreeSet<_> = lanes.iter().map(|lane| lane.runs_in).collect();
        let names = names(lanes);
        require(
            tasks.len() == lanes.len(),
            format!("{names} are not one task each"),
        )
    }

    pub fn are_parts_of(&self, lanes: &[&Task], of: &Task) -> Seen {
        lanes.iter().try_for_each(|lane| self.is_part_of(lane, of))
    }

    /// The other one polls it as a part of itself: it is no task.
    pub fn is_part_of(&self, lane: &Task, of: &Task) -> Seen {
        let is_so = !lane.polls.is_empty() && lane.ran_only_inside(of);
        require(
            is_so,
            format!("`{}` is not a part of `{}`", lane.name, of.name),
        )
    }

    /// Another lane made it before that moment. It is not seen if it was made
    /// inside of its task, which happens later.
    pub fn made_before(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        match lane.parent {
            Some(_) => self.in_order(lane.creation(), moment),
            None => Ok(()),
        }
    }

    /// One task polls all of them.
    pub fn share_a_task(&self, lanes: &[&Task]) -> Seen {
        let mut neighbours = lanes.windows(2);
        let are_parts = neighbours.all(|two| two[0].shares_its_task_with(two[1]));
        let names = names(lanes);
        require(are_parts, format!("{names} are not parts of one task"))
    }

    /// No worker of that runtime polled it.
    pub fn not_polled_by(&self, runtime: &str, lane: &Task) -> Seen {
        let is_so = self.runtime_of(lane) != Some(runtime);
        let name = &lane.name;
        require(is_so, format!("a worker of {runtime} polled `{name}`"))
    }
}
