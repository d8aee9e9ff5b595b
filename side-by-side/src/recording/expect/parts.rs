//! What is a part of what: tasks, and futures that a task polls.

use super::*;

impl Recording {
    /// The runtime polls it as a task, which the other one made. It does not
    /// matter whether its `watch` is inside of the `spawn` or around it.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        let (name, outer) = (&lane.name, &parent.name);
        require(!lane.is_call, format!("`{name}` is a blocking call"))?;
        require(
            !lane.ran_inside(parent),
            format!("`{name}` is polled by `{outer}`, and is not its own task"),
        )?;
        match lane.parent {
            Some(id) if id == parent.id => {}
            // Made in a task that has no lane.
            None => self.polled_only_when_woken(lane)?,
            Some(_) => {
                return Err(format!("`{outer}` did not make `{name}`").into());
            }
        }
        self.on_its_runtime(lane)
    }

    pub fn are_tasks_of(&self, lanes: &[&Task], parent: &Task) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.is_task_of(lane, parent))
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

    /// One task polls all of them: as parts of another lane, or all of them
    /// when the first one ends.
    pub fn share_a_task(&self, lanes: &[&Task]) -> Seen {
        let are_parts = |of: &Task| {
            let mut parts = lanes.iter();
            parts.all(|part| part.id != of.id && part.ran_only_inside(of))
        };
        let end_ns = lanes.iter().filter_map(|lane| lane.ended_ns).min();
        let apart_ns = |p: &Poll| end_ns.map(|ns| ns.abs_diff(p.start_ns));
        // On a busy machine the system may stop the thread in between.
        let is_then = |poll: &Poll| apart_ns(poll).is_some_and(|ns| 20 * ns <= self.second_ns);
        let mut again = lanes.iter().map(|lane| lane.polls.iter().skip(1));
        let is_so = again.all(|mut polls| polls.any(is_then)) || self.tasks.iter().any(are_parts);
        require(is_so, {
            let lanes = names(lanes);
            format!(
                "when the first of {lanes} ended, the others were not polled: \
                 they do not share a task"
            )
        })
    }

    /// The other one polled it first. Later it may become a task.
    pub fn starts_inside(&self, lane: &Task, of: &Task) -> Seen {
        let around = lane.began_ns().and_then(|ns| of.poll_at(ns));
        require(around.is_some(), {
            format!("`{}` was not the first to poll `{}`", of.name, lane.name)
        })
    }
}
