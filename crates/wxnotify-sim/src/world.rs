//! One world, made from a seed: machines, merchants' handlers, WeChat Pay, and the database. Its time is virtual, and whoever
//! is due next goes on by one step.

use std::collections::BTreeMap;

use fastrand::Rng;
use serde_json::json;
use wxnotify::binding::mutants;
use wxnotify::handler::{self, Delivered, Handler, Mode, Report, Settings, Turn};
use wxnotify::inbox::{Call, Column, Inbox, Lease, Operation, Placeholders, Set, State};
use wxnotify::program::{Failure, Raised, Reply, Step, Trouble};
use wxnotify::testing::Schedule;

use crate::actor::{Actor, Callback, Task, Written};
use crate::faults::{self, Act, Fault, Faults};
use crate::invariants::{Broken, Invariants, Notification};
use crate::model::{Came, Database, Effect, Engine, Fails, Id, Key, Row};
use crate::trace::Trace;
use crate::{Figures, Mutant};

/// The deadline of the answer, in milliseconds.
const DEADLINE: i64 = 4_500;

/// A world ends within so many steps.
const MOST_STEPS: u64 = 400_000;

/// When every world begins, in milliseconds since the epoch.
const BEGINNING: i64 = 1_700_000_000_000;

/// A merchant's handler, which runs on every machine.
struct App {
    inbox: String,
    routes: Vec<&'static str>,
    modes: Vec<Mode>,
    /// Whether anything was ever stored in it.
    stores: bool,
}

impl App {
    /// Whether it has a route.
    fn takes(&self, event_type: &str, kind: &str) -> bool {
        self.routes.iter().any(|route| match *route {
            "paid" => (event_type, kind) == ("TRANSACTION.SUCCESS", "transaction.direct"),
            "refunded" => (event_type, kind) == ("REFUND.SUCCESS", "refund.direct"),
            "otherwise" => true,
            route => route == event_type || route == kind,
        })
    }
}

struct Machine {
    /// By how many seconds its clock is wrong.
    skew: i64,
    is_up: bool,
    /// How often it was started.
    life: u32,
    /// Whether a host there can give a callback up.
    interrupts: bool,
    handlers: Vec<(Mode, Handler)>,
}

struct Worker {
    machine: usize,
    life: u32,
    app: usize,
    /// When its next turn is. `None`: it is in one.
    at: Option<i64>,
}

#[derive(Clone, Copy)]
enum Event {
    /// WeChat Pay delivers for the so-manieth time.
    Deliver(usize, usize),
    /// A delivery arrives.
    Arrive(usize),
    /// A machine dies.
    Crash(usize),
    /// A machine starts.
    Start(usize),
    /// A connection's end is noticed: what it held is rolled back.
    Vanish(Id),
    /// A commit goes through of which its program knows nothing.
    Land(Id),
    /// Likewise a command of Redis's: its number.
    LandCommand(usize),
    /// Redis's primary fails.
    FailOver,
    /// Redis has too little memory.
    Evict,
    Purge,
    Operate,
    /// From now on nothing goes wrong.
    Calm,
}

/// A command that is on its way to Redis.
#[derive(Clone)]
struct Command {
    id: Id,
    owner: Id,
    looked_at: i64,
    operation: Operation,
}

/// A world on its way.
pub(crate) struct World {
    rng: Rng,
    db: Database,
    faults: Faults,
    invariants: Invariants,
    apps: Vec<App>,
    machines: Vec<Machine>,
    workers: Vec<Worker>,
    actors: BTreeMap<Id, Actor>,
    next_id: Id,
    events: BTreeMap<(i64, u64), Event>,
    next_event: u64,
    commands: Vec<Command>,
    evicts: bool,
    has_key: bool,
    /// Each handler serves these. None: one merchant, without a name.
    merchants: Vec<Option<&'static str>>,
    lease: i64,
    max_attempts: Option<u32>,
    received: Vec<bool>,
    calm_since: Option<i64>,
    asked_again: u8,
    figures: Figures,
    trace: Option<Trace>,
}

/// Runs a world to its end.
///
/// # Errors
/// What was broken.
pub(crate) fn run(seed: u64, mutant: Option<Mutant>) -> Result<Figures, Broken> {
    let (ended, world) = live(seed, mutant, false);
    ended.map(|()| Figures {
        faults: world.faults.injected,
        effects: world.invariants.effects.len() as u64,
        ..world.figures
    })
}

/// The same, for its lines; with what was broken, where anything was.
pub(crate) fn trace(seed: u64, mutant: Option<Mutant>) -> (Option<Broken>, Vec<String>) {
    let (ended, world) = live(seed, mutant, true);
    (ended.err(), world.trace.map(|trace| trace.lines).unwrap_or_default())
}

fn live(seed: u64, mutant: Option<Mutant>, traces: bool) -> (Result<(), Broken>, World) {
    mutants::seed_tokens(Some(seed));
    mutants::put_back(mutant.and_then(Mutant::fault));
    let mut world = World::new(seed, mutant, traces);
    let ended = world.go();
    mutants::put_back(None);
    mutants::seed_tokens(None);
    (ended, world)
}

impl World {
    fn new(seed: u64, mutant: Option<Mutant>, traces: bool) -> Self {
        let mut rng = Rng::with_seed(seed);
        let drawn = *rng.choice(&Engine::ALL).expect("there are some");
        // Of the seed itself, as below.
        let engine = if seed.is_multiple_of(5) { Engine::Redis { fails_over: seed.is_multiple_of(3) } } else { drawn };
        let faults = Faults::draw(&mut rng);
        let mut db = Database::new(engine, BEGINNING);
        db.is_nested = mutant == Some(Mutant::SavepointHost);
        db.takes_prolonged = mutant == Some(Mutant::TakesProlonged);
        let mut apps = draw_apps(&mut rng);
        if engine.is_redis() {
            apps.iter_mut().for_each(|app| app.modes = vec![Mode::Leased]);
        }
        let mut invariants = Invariants::default();
        invariants.excuses_losses = mutant != Some(Mutant::ReplicaLags);
        let mut world = Self {
            apps,
            has_key: rng.u8(..10) < 3,
            // Of the seed itself, so that other worlds stay what they are.
            merchants: if seed % 4 == 1 { vec![Some("shop"), Some("shop-2")] } else { vec![None] },
            lease: *rng.choice(&[60, 60, 60, 20, 8]).expect("there are some"),
            max_attempts: (mutant == Some(Mutant::FewAttempts)).then_some(12),
            db,
            faults,
            invariants,
            machines: Vec::new(),
            workers: Vec::new(),
            actors: BTreeMap::new(),
            next_id: 0,
            events: BTreeMap::new(),
            next_event: 0,
            commands: Vec::new(),
            evicts: mutant == Some(Mutant::Evicts),
            received: Vec::new(),
            calm_since: None,
            asked_again: 0,
            figures: Figures { seeds: 1, ..Figures::default() },
            trace: traces.then(Trace::default),
            rng,
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        let line =
            format!("{:?}, lease {} s, {}", self.db.engine, self.lease, if self.has_key { "own keys" } else { "ids" });
        self.say(|_| line);
        for _ in 0..self.rng.usize(1..4) {
            let skew = if self.rng.bool() { 0 } else { self.rng.i64(-120..120) };
            let interrupts = self.rng.u8(..4) > 0;
            self.machines.push(Machine { skew, is_up: false, life: 0, interrupts, handlers: Vec::new() });
        }
        for machine in 0..self.machines.len() {
            self.start(machine);
        }
        self.draw_notifications();
        let trouble = *self.rng.choice(&[90, 600, 600, 3_600, 100_000]).expect("there are some") * 1000;
        self.at(trouble, Event::Calm);
        for _ in 0..self.rng.usize(..4) {
            let machine = self.rng.usize(..self.machines.len());
            let at = self.rng.i64(0..trouble);
            self.at(at, Event::Crash(machine));
        }
        for _ in 0..self.rng.usize(..3) {
            let at = self.rng.i64(0..trouble.max(100_000_000));
            self.at(at, Event::Purge);
        }
        for _ in 0..self.rng.usize(..3) {
            let at = self.rng.i64(0..trouble);
            self.at(at, Event::Operate);
        }
        self.draw_losses(trouble);
    }

    /// What only Redis does.
    fn draw_losses(&mut self, trouble: i64) {
        let event = match self.db.engine {
            Engine::Redis { .. } if self.evicts => Event::Evict,
            Engine::Redis { fails_over: true } => Event::FailOver,
            _ => return,
        };
        for _ in 0..self.rng.usize(1..6) {
            let at = self.rng.i64(0..trouble.min(600_000));
            self.at(at, event);
        }
    }

    fn draw_notifications(&mut self) {
        for order in 0..self.rng.usize(1..5) {
            let direct = ("TRANSACTION.SUCCESS", "transaction.direct");
            let partner = ("TRANSACTION.SUCCESS", "transaction.partner");
            let paid = if self.rng.u8(..4) == 0 { partner } else { direct };
            let mut events = vec![("P", paid)];
            if self.rng.u8(..5) < 2 {
                events.push(("R", ("REFUND.SUCCESS", "refund.direct")));
            }
            for (letter, (event_type, kind)) in events {
                for app in 0..self.apps.len() {
                    if self.apps[app].takes(event_type, kind) {
                        // All have the same numbers.
                        for merchant in self.merchants.clone() {
                            let id = format!("{letter}{order}");
                            let key = if self.has_key { format!("order-{order}") } else { id.clone() };
                            let key = merchant.map_or(key.clone(), |merchant| format!("{merchant}/{key}"));
                            let row = Key::Notification(self.apps[app].inbox.clone(), key);
                            let is_poison = self.rng.u8(..20) == 0;
                            let notification = Notification { id, merchant, event_type, kind, row, app, is_poison };
                            self.draw_deliveries(notification);
                        }
                    }
                }
            }
        }
    }

    fn draw_deliveries(&mut self, notification: Notification) {
        let row = notification.row.clone();
        let of = self.invariants.add(notification);
        self.received.push(false);
        // What version 1 of the table left.
        if self.rng.u8(..10) < 2 && self.db.committed(&row).is_none() && !self.db.engine.is_redis() {
            let old = self.draw_old_row(of);
            self.invariants.inherit(of, &old, self.db.now);
            self.apps[self.invariants.notifications[of].app].stores |= old.integer(Column::DueAt).is_some();
            let line =
                format!("version 1 left {} as {}", self.invariants.notifications[of].id, old.text(Column::State));
            self.say(|_| line);
            self.db.put(row, old);
        }
        let first = self.rng.i64(0..20_000);
        self.at(first, Event::Deliver(of, 0));
        // A copy that was on its way for long.
        if self.rng.u8(..6) == 0 {
            let late = self.rng.i64(0..7_200_000);
            self.at(first + late, Event::Arrive(of));
        }
    }

    fn draw_old_row(&mut self, of: usize) -> Row {
        let notification = &self.invariants.notifications[of];
        let text = |text: &str| Set::Text(text.to_owned());
        // A token of version 1, which nobody has any more.
        let token = text(&format!("{of:032}"));
        let (state, token, until, due) = match self.rng.u8(..6) {
            0 | 1 => (State::Done, Set::Null, 0, Set::Null),
            2 => (State::Released, Set::Null, 0, Set::Null),
            3 => (State::Stored, Set::Null, 0, Set::Clock(self.rng.i64(-60..60))),
            4 => (State::Claimed, token, self.rng.i64(-60..60), Set::Null),
            _ => {
                let until = self.rng.i64(-60..60);
                (State::Claimed, token, until, Set::Clock(until))
            }
        };
        let mut set = vec![
            (Column::EventType, text(notification.event_type)),
            (Column::Kind, text(notification.kind)),
            (Column::State, text(state.as_str())),
            (Column::Token, token),
            (Column::LeaseUntil, Set::Clock(until)),
            (Column::DueAt, due.clone()),
            (Column::Attempts, Set::Integer(1)),
            (Column::FirstSeen, Set::Clock(-100)),
        ];
        if due != Set::Null || state == State::Done {
            set.push((Column::Notification, Set::Text(json!({ "id": notification.id }).to_string())));
        }
        if state == State::Done {
            set.push((Column::DoneAt, Set::Clock(-50)));
        }
        Row::new(&set, self.db.clock())
    }

    fn say(&mut self, line: impl FnOnce(&mut Trace) -> String) {
        let now = self.db.now - BEGINNING;
        if let Some(trace) = &mut self.trace {
            let line = line(trace);
            trace.lines.push(format!("{:>11.3} s  {line}", now as f64 / 1000.0));
        }
    }

    fn at(&mut self, after: i64, event: Event) {
        self.events.insert((self.db.now + after, self.next_event), event);
        self.next_event += 1;
    }

    fn go(&mut self) -> Result<(), Broken> {
        loop {
            self.figures.steps += 1;
            if self.figures.steps > MOST_STEPS {
                return Err(format!("the world does not come to rest within {MOST_STEPS} steps"));
            }
            // Who is due at the same time goes in an order that the seed says.
            let mut actor: Option<(i64, Id)> = None;
            let mut same = 0;
            for (id, one) in &self.actors {
                match actor {
                    Some((at, _)) if one.at > at => {}
                    Some((at, _)) if one.at == at => {
                        same += 1;
                        if self.rng.u32(..=same) == 0 {
                            actor = Some((at, *id));
                        }
                    }
                    _ => {
                        actor = Some((one.at, *id));
                        same = 0;
                    }
                }
            }
            let actor = actor.filter(|(at, _)| *at < i64::MAX);
            let worker = self.workers.iter().enumerate().filter_map(|(n, worker)| worker.at.map(|at| (at, n))).min();
            let worker = worker.filter(|(at, _)| *at < i64::MAX);
            let event = self.events.first_key_value().map(|(key, _)| *key);
            let times = [actor.map(|(at, _)| at), worker.map(|(at, _)| at), event.map(|(at, _)| at)];
            let Some(next) = times.into_iter().flatten().min() else {
                if self.is_over() {
                    break;
                }
                continue;
            };
            self.db.now = self.db.now.max(next);
            match (actor, worker, event) {
                (_, _, Some(key)) if key.0 == next => {
                    let event = self.events.remove(&key).expect("it is there");
                    self.happen(event)?;
                }
                (_, Some((at, worker)), _) if at == next => self.begin_turn(worker),
                (Some((_, id)), ..) => self.act(id)?,
                _ => {}
            }
            if let Some(misuse) = self.db.misuse {
                return Err(misuse.to_owned());
            }
            if std::mem::take(&mut self.db.has_freed) {
                self.wake_waiting();
            }
        }
        let calm_since = self.calm_since.unwrap_or(self.db.now);
        self.invariants.ended(&self.db, calm_since, self.lease)
    }

    fn wake_waiting(&mut self) {
        for actor in self.actors.values_mut().filter(|actor| actor.waits) {
            actor.at = actor.at.min(self.db.now + self.rng.i64(0..3));
        }
    }

    /// Nobody has anything to do. What never had its effect is delivered again, when every lease and backoff is over; on a
    /// cluster some more times, since a node that lags does not find what another has.
    fn is_over(&mut self) -> bool {
        let most = if self.db.engine == Engine::Galera { 5 } else { 1 };
        if self.asked_again == most {
            return true;
        }
        self.asked_again += 1;
        for of in 0..self.received.len() {
            // What had its effect may be forgotten a day later, when WeChat Pay would not send it any more.
            if !self.received[of] && self.invariants.effect_at[of].is_none() {
                self.at((3_600 + self.lease) * 1000, Event::Arrive(of));
            }
        }
        self.events.is_empty()
    }

    fn happen(&mut self, event: Event) -> Result<(), Broken> {
        match event {
            Event::Deliver(of, count) => {
                if count > 0 && self.received[of] {
                    return Ok(());
                }
                if let Some(again) = Schedule::Transaction.pauses().get(count) {
                    self.at(i64::from(*again) * 1000, Event::Deliver(of, count + 1));
                }
                for _ in 0..if self.rng.u8(..3) == 0 { self.rng.u8(2..4) } else { 1 } {
                    let late = self.rng.i64(0..60);
                    self.at(late, Event::Arrive(of));
                }
            }
            Event::Arrive(of) => self.receive(of),
            Event::Crash(machine) => self.crash(machine),
            Event::Start(machine) => self.start(machine),
            Event::Vanish(id) => self.db.close(id),
            Event::Land(id) => {
                if let Ok(committed) = self.db.commit(id) {
                    self.say(|_| "a commit of which nobody knew goes through".to_owned());
                    self.have_committed(committed)?;
                }
            }
            Event::LandCommand(number) => {
                let command = self.commands[number].clone();
                self.say(|_| format!("{}: a command arrives of which it knows nothing", command.id));
                let (_, written) = self.land(&command)?;
                if let Some(actor) = self.actors.get_mut(&command.id) {
                    actor.note(written);
                }
            }
            Event::FailOver => {
                let lost_ms = *self.rng.choice(&[5, 100, 1_000]).expect("there are some");
                let lost = self.db.fail_over(lost_ms);
                self.say(|_| format!("a replica takes over, and lacks the last writes of {lost:?}"));
                self.invariants.lost(&self.db, &lost);
            }
            Event::Evict => {
                let of = self.rng.usize(..self.received.len());
                self.db.evict(&self.invariants.notifications[of].row);
                self.say(|_| format!("the row of {of} is evicted"));
            }
            Event::Purge => {
                let app = self.rng.usize(..self.apps.len());
                let program = handler::purge(&self.inbox(app), 90_000).expect("it is old enough");
                self.spawn(Task::Purge, 0, app, program, None);
            }
            Event::Operate => self.operate(),
            Event::Calm => self.calm_down(),
        }
        Ok(())
    }

    /// From now on nothing goes wrong, and every inbox that holds stored notifications has a worker.
    fn calm_down(&mut self) {
        self.say(|_| "from now on nothing goes wrong".to_owned());
        self.faults.end();
        for app in &mut self.apps {
            if app.stores {
                app.modes = vec![Mode::Stored];
            } else {
                app.modes.truncate(1);
            }
        }
        for machine in 0..self.machines.len() {
            let has_lost = self.machines[machine].is_up && (machine > 0 && self.rng.bool());
            if !has_lost {
                self.crash(machine);
            }
        }
        self.calm_since = Some(self.db.now);
    }

    fn inbox(&self, app: usize) -> Inbox {
        let inbox = Inbox::new(self.db.engine.dialect(), Placeholders::Question);
        let inbox = inbox.name(&self.apps[app].inbox).and_then(|inbox| inbox.lease(self.lease as u32));
        let inbox = inbox.expect("the options are right");
        match self.max_attempts {
            Some(attempts) => inbox.max_attempts(attempts).expect("the option is right"),
            None => inbox,
        }
    }

    fn start(&mut self, machine: usize) {
        if self.machines[machine].is_up {
            return;
        }
        let mut handlers = Vec::new();
        for app in 0..self.apps.len() {
            let mode = *self.rng.choice(&self.apps[app].modes).expect("there are some");
            self.apps[app].stores |= mode == Mode::Stored;
            let mut settings = Settings::default();
            settings.mode = mode;
            settings.inbox = Some(self.inbox(app));
            settings.has_key = self.has_key;
            settings.merchants = self.merchants.iter().any(Option::is_some);
            settings.compares = self.rng.u8(..4) == 0;
            let handler = Handler::new(settings).expect("the settings are right");
            for route in &self.apps[app].routes {
                handler.register(route, false).expect("the route is right");
            }
            handlers.push((mode, handler));
            let life = self.machines[machine].life + 1;
            if mode == Mode::Stored {
                for _ in 0..self.rng.usize(1..3) {
                    let at = Some(self.db.now + self.rng.i64(0..2_000));
                    self.workers.push(Worker { machine, life, app, at });
                }
            }
        }
        let modes: Vec<_> = handlers.iter().map(|(mode, _)| *mode).collect();
        let machine_of = &mut self.machines[machine];
        machine_of.life += 1;
        machine_of.is_up = true;
        machine_of.handlers = handlers;
        let skew = machine_of.skew;
        self.say(|_| format!("machine {machine} starts: {modes:?}, clock {skew:+} s"));
    }

    /// The process dies. The database may notice later.
    fn crash(&mut self, machine: usize) {
        if !self.machines[machine].is_up {
            return;
        }
        self.say(|_| format!("machine {machine} dies"));
        self.machines[machine].is_up = false;
        let dead: Vec<Id> =
            self.actors.iter().filter(|(_, actor)| actor.machine == machine).map(|(id, _)| *id).collect();
        for id in dead {
            self.actors.remove(&id);
            self.leave(id);
        }
        for worker in &mut self.workers {
            if worker.machine == machine {
                worker.at = Some(i64::MAX);
            }
        }
        let pause = self.rng.i64(500..60_000);
        self.at(pause, Event::Start(machine));
    }

    /// A connection is left without a word.
    fn leave(&mut self, id: Id) {
        if !self.db.is_open(id) {
            return;
        }
        // SQLite's lock is the process's.
        if self.db.engine == Engine::Sqlite || self.rng.bool() {
            self.db.close(id);
        } else {
            let notices = self.rng.i64(0..30_000);
            self.at(notices, Event::Vanish(id));
        }
    }

    fn spawn(
        &mut self,
        task: Task,
        machine: usize,
        app: usize,
        mut program: wxnotify::program::Program,
        permit: Option<handler::Permit>,
    ) -> Id {
        let step = match task {
            Task::Call | Task::Renew(_) if !self.db.engine.is_redis() => Step::Begin { wait_ms: 2_000, write: true },
            _ => program.start(),
        };
        let id = self.new_id();
        let now = self.db.now;
        let actor = Actor {
            task,
            machine,
            app,
            program: Some(program),
            permit,
            step,
            callback: None,
            at: now + self.rng.i64(0..3),
            waits: false,
            since: now,
            is_hit: false,
            has_met: false,
            has_called: false,
            claimed_at: 0,
            lease_end: 0,
            looked_at: 0,
            renewal: None,
            has_renewed: false,
            merchant: None,
            value: None,
            buried: 0,
            has_ended: false,
        };
        if !matches!(actor.task, Task::Receive(_)) {
            self.actors.values_mut().for_each(|other| other.has_met = true);
        }
        self.actors.insert(id, actor);
        id
    }

    fn new_id(&mut self) -> Id {
        self.next_id += 1;
        self.next_id
    }

    fn receive(&mut self, of: usize) {
        self.figures.deliveries += 1;
        let machine = self.rng.usize(..self.machines.len());
        let notification = self.invariants.notifications[of].clone();
        if !self.machines[machine].is_up {
            return;
        }
        let mut delivered = Delivered::default();
        delivered.merchant = notification.merchant.map(str::to_owned);
        delivered.id = Some(notification.id.clone());
        delivered.event_type = Some(notification.event_type.to_owned());
        delivered.kind = Some(notification.kind.to_owned());
        let (_, handler) = &self.machines[machine].handlers[notification.app];
        let (program, permit) = handler.receive(delivered);
        let id = self.spawn(Task::Receive(of), machine, notification.app, program, permit);
        self.meet(id, of);
        self.say(|_| format!("{id}: {} is delivered to machine {machine}", notification.id));
    }

    /// Whoever is at the same row hears of it: each may be in the other's way.
    fn meet(&mut self, id: Id, of: usize) {
        let notifications = &self.invariants.notifications;
        let row = &notifications[of].row;
        let mut has_met = false;
        for (other, actor) in &mut self.actors {
            let is_there = match &actor.task {
                Task::Receive(other) => notifications[*other].row == *row,
                _ => true,
            };
            if *other != id && is_there {
                actor.has_met = true;
                has_met = true;
            }
        }
        if let Some(actor) = self.actors.get_mut(&id) {
            actor.has_met |= has_met;
        }
    }

    fn begin_turn(&mut self, number: usize) {
        let Worker { machine, life, app, .. } = self.workers[number];
        let now = self.db.now;
        let is_there = self.machines[machine].is_up && self.machines[machine].life == life;
        if !is_there {
            self.workers[number].at = Some(i64::MAX);
            return;
        }
        let (_, handler) = &self.machines[machine].handlers[app];
        let mut turn = Turn::default();
        turn.pause_ms = 1_000;
        turn.purge_older_than = Some(90_000);
        turn.now = now.div_euclid(1000);
        let Ok((program, permit)) = handler.work(turn) else { return };
        self.workers[number].at = None;
        self.spawn(Task::Work(number), machine, app, program, permit);
    }

    /// A worker has nothing to do until something is due.
    fn rest(&mut self, number: usize, pause: i64) {
        let Worker { machine, life, app, .. } = self.workers[number];
        let is_there = self.machines[machine].is_up && self.machines[machine].life == life;
        let due = self.due_at(app).map_or(i64::MAX, |due| (self.db.now + pause).max(due * 1000));
        self.workers[number].at = Some(if is_there { due } else { i64::MAX });
    }

    fn due_at(&self, app: usize) -> Option<i64> {
        let app = &self.apps[app];
        let rows = self.db.all().filter(|(key, row)| {
            matches!(key, Key::Notification(inbox, _) if *inbox == app.inbox)
                && app.takes(row.text(Column::EventType), row.text(Column::Kind))
        });
        rows.filter_map(|(_, row)| row.integer(Column::DueAt)).min()
    }

    /// Something may be due earlier than it was.
    fn wake_workers(&mut self) {
        for number in 0..self.workers.len() {
            let Worker { machine, life, app, at } = self.workers[number];
            let is_there = self.machines[machine].is_up && self.machines[machine].life == life;
            let (Some(at), true) = (at, is_there) else { continue };
            if let Some(due) = self.due_at(app) {
                let soon = (self.db.now + self.rng.i64(0..1_000)).max(due * 1000);
                self.workers[number].at = Some(at.min(soon));
            }
        }
    }

    fn operate(&mut self) {
        let app = self.rng.usize(..self.apps.len());
        if self.received.is_empty() {
            return;
        }
        let of = self.rng.usize(..self.received.len());
        let Key::Notification(_, key) = self.invariants.notifications[of].row.clone() else { return };
        let call = match self.rng.u8(..4) {
            0 => Call::Stats,
            1 => Call::DeadLetters { limit: 10 },
            2 => Call::Retry { key },
            _ => Call::Discard { key },
        };
        let program = self.inbox(app).call(call);
        let id = self.spawn(Task::Call, 0, app, program, None);
        self.meet(id, of);
    }

    /// One step of somebody.
    fn act(&mut self, id: Id) -> Result<(), Broken> {
        let Some(mut actor) = self.actors.remove(&id) else { return Ok(()) };
        let skew = self.machines[actor.machine].skew;
        mutants::set_clock(self.db.clock() + skew);
        let goes_on = match actor.callback.take() {
            Some(callback) => self.act_in_callback(id, &mut actor, callback)?,
            None => self.take_step(id, &mut actor)?,
        };
        if goes_on {
            self.actors.insert(id, actor);
        }
        Ok(())
    }

    /// Does a step, and asks for the next. False where that was the last.
    fn take_step(&mut self, id: Id, actor: &mut Actor) -> Result<bool, Broken> {
        let step = actor.step.clone();
        let fault = match actor.waits {
            true => None,
            false => self.faults.at(&mut self.rng, &step, self.db.engine),
        };
        if fault.is_some() {
            actor.is_hit = true;
            self.say(|_| format!("{id}: fault {fault:?}"));
        }
        match fault {
            Some(Fault::Crash) => {
                self.leave(id);
                self.crash(actor.machine);
                return Ok(false);
            }
            Some(Fault::Stall(ms)) => {
                actor.at = self.db.now + ms;
                return Ok(true);
            }
            _ => {}
        }
        let came = match &step {
            Step::Begin { .. } | Step::Commit | Step::RollBack if self.db.engine.is_redis() => {
                return Err("Redis has no transactions".to_owned());
            }
            Step::Begin { .. } if fault == Some(Fault::NoConnection) => {
                Came::Reply(Reply::Failed(Failure::of(Trouble::NoConnection)))
            }
            Step::Begin { .. } if fault.is_some() => Came::Reply(Reply::Failed(self.db.failure(Fails::Lost))),
            Step::Begin { wait_ms, write } => {
                let node = self.rng.usize(..3);
                self.db.begin(id, *write, *wait_ms, node)
            }
            Step::Run(run) if self.db.engine.is_redis() => {
                Came::Reply(self.run_command(id, actor, &run.operation, fault)?)
            }
            Step::Run(run) => self.run_statement(id, actor, &run.operation, fault)?,
            Step::Commit => Came::Reply(self.commit(id, actor, fault)?),
            Step::RollBack => {
                self.check_waits(id)?;
                self.db.close(id);
                Came::Reply(Reply::Done)
            }
            Step::Callback(callback) => {
                self.call_back(id, actor, callback)?;
                return Ok(true);
            }
            Step::Key => {
                let Task::Receive(of) = actor.task else { return Err("a worker asks for a key".to_owned()) };
                let notification = &self.invariants.notifications[of];
                let Key::Notification(_, key) = &notification.row else { return Ok(false) };
                // The merchant's own, without its name.
                let own = notification.merchant.and_then(|merchant| key.strip_prefix(merchant)?.strip_prefix('/'));
                Came::Reply(Reply::Text(own.unwrap_or(key).to_owned()))
            }
            Step::Merchant { merchant } => {
                if self.db.is_open(id) {
                    return Err("a worker looks for the merchant in its transaction".to_owned());
                }
                actor.merchant = Some(merchant.clone());
                // Its database is down as well, now and then.
                let fails = self.calm_since.is_none() && self.rng.u8(..8) == 0;
                Came::Reply(if fails { Reply::Raised(Raised::new("ConnectionError")) } else { Reply::Done })
            }
            Step::WriteDown => {
                let Task::Receive(of) = actor.task else { return Err("a worker has nothing to write down".to_owned()) };
                Came::Reply(Reply::Text(json!({ "id": self.invariants.notifications[of].id }).to_string()))
            }
            Step::Compare | Step::Pause { .. } => Came::Reply(Reply::Done),
            Step::Observe(report) => {
                self.have_worked(actor, report)?;
                actor.buried = actor.buried.saturating_sub(usize::from(report.code == "DEAD"));
                Came::Reply(Reply::Done)
            }
            step => return self.end(id, actor, step),
        };
        let pause = if let Step::Pause { ms } = step { i64::from(ms) } else { 0 };
        match came {
            Came::Waits(until) => {
                if !actor.waits {
                    self.say(|trace| format!("{id}: {} waits", trace.step(&step)));
                }
                actor.waits = true;
                actor.at = until.unwrap_or(i64::MAX);
            }
            Came::Reply(reply) => {
                self.say(|trace| format!("{id}: {} -> {}", trace.step(&step), trace.reply(&reply)));
                Self::reply(actor, reply);
                actor.at = self.db.now + pause + self.rng.i64(0..3);
            }
        }
        Ok(true)
    }

    fn reply(actor: &mut Actor, reply: Reply) {
        actor.waits = false;
        let Some(program) = &mut actor.program else { return };
        actor.step = match (&actor.task, &actor.step) {
            // A call's own transaction is its caller's.
            (Task::Call | Task::Renew(_), Step::Begin { .. }) if reply == Reply::Done => program.start(),
            (Task::Call | Task::Renew(_), Step::Begin { .. } | Step::Commit) => {
                if reply != Reply::Done {
                    actor.value = None;
                }
                actor.has_ended = true;
                Step::Value { value: serde_json::Value::Null }
            }
            _ => program.next(reply),
        };
    }

    fn check_waits(&self, id: Id) -> Result<(), Broken> {
        match self.db.leaves_waits_limited(id) {
            true => Err("a connection goes back to its pool with its waits limited".to_owned()),
            false => Ok(()),
        }
    }

    fn run_statement(
        &mut self,
        id: Id,
        actor: &mut Actor,
        operation: &Operation,
        fault: Option<Fault>,
    ) -> Result<Came, Broken> {
        if let Some(Fault::Fails(fails)) = fault {
            return Ok(Came::Reply(Reply::Failed(self.db.fail(id, fails))));
        }
        let lag = self.faults.lag(&mut self.rng);
        self.db.catch_up(id, lag);
        let came = self.db.run(id, operation);
        let owner = if let Task::Renew(owner) = actor.task { owner } else { id };
        match &came {
            Came::Reply(Reply::Changed(1)) => {
                let looked_at = self.db.looked_at(id);
                actor.note(self.have_written(id, owner, looked_at, operation)?);
            }
            Came::Reply(Reply::Failed(failure)) => {
                let conflict = self.db.failure(Fails::Conflict);
                if *failure == conflict && !actor.has_renewed && !matches!(actor.task, Task::Renew(_)) {
                    self.invariants.conflicted(&self.db, operation)?;
                }
            }
            _ => {}
        }
        Ok(came)
    }

    /// Redis runs it whole, or not at all, and perhaps later.
    fn run_command(
        &mut self,
        id: Id,
        actor: &mut Actor,
        operation: &Operation,
        fault: Option<Fault>,
    ) -> Result<Reply, Broken> {
        let lost = Reply::Failed(self.db.failure(Fails::Lost));
        let owner = if let Task::Renew(owner) = actor.task { owner } else { id };
        if matches!(operation, Operation::Look { .. }) {
            actor.looked_at = self.db.clock();
        }
        let command = Command { id, owner, looked_at: actor.looked_at, operation: operation.clone() };
        match fault {
            Some(Fault::Fails(fails)) => return Ok(Reply::Failed(self.db.failure(fails))),
            Some(Fault::LandsLater(ms)) => {
                self.at(ms, Event::LandCommand(self.commands.len()));
                self.commands.push(command);
                return Ok(lost);
            }
            _ => {}
        }
        let (reply, written) = self.land(&command)?;
        actor.note(written);
        Ok(if fault == Some(Fault::ReplyLost) { lost } else { reply })
    }

    /// A command arrives.
    fn land(&mut self, command: &Command) -> Result<(Reply, Option<Written>), Broken> {
        let Command { id, owner, looked_at, operation } = command;
        self.db.begin(*id, true, 0, 0);
        let Came::Reply(reply) = self.db.run(*id, operation) else { return Err("Redis has somebody wait".to_owned()) };
        let written = match self.db.has_written(*id) {
            true => self.have_written(*id, *owner, *looked_at, operation)?,
            false => None,
        };
        let committed = self.db.commit(*id).map_err(|fails| format!("Redis fails to commit: {fails:?}"))?;
        if let Some(Written::Prolonged { token, until }) = &written {
            self.invariants.renewed(token, *until);
        }
        self.have_committed(committed)?;
        Ok((reply, written))
    }

    fn have_written(
        &mut self,
        id: Id,
        owner: Id,
        looked_at: i64,
        operation: &Operation,
    ) -> Result<Option<Written>, Broken> {
        self.invariants.written(&self.db, id, owner, operation)?;
        let (set, of_update) = match operation {
            Operation::Insert { set, .. } => (set, None),
            Operation::Update { set, token, .. } => (set, Some(token)),
            _ => return Ok(None),
        };
        let text = |column: Column| {
            set.iter().find_map(|(of, value)| match value {
                Set::Text(text) if *of == column => Some(text.clone()),
                _ => None,
            })
        };
        let until = looked_at + self.lease;
        let prolongs = set.iter().any(|(column, _)| *column == Column::LeaseUntil);
        Ok(match (text(Column::State), text(Column::Token), of_update) {
            (Some(state), Some(token), _) if state == State::Claimed.as_str() => {
                self.invariants.claimed(&token, owner, looked_at, self.lease);
                Some(Written::Claimed { at: self.db.clock(), until })
            }
            (None, None, Some(token)) if prolongs => Some(Written::Prolonged { token: token.clone(), until }),
            _ => None,
        })
    }

    fn commit(&mut self, id: Id, actor: &mut Actor, fault: Option<Fault>) -> Result<Reply, Broken> {
        self.check_waits(id)?;
        match fault {
            Some(Fault::Fails(fails)) => {
                self.db.close(id);
                return Ok(Reply::Failed(self.db.failure(fails)));
            }
            Some(Fault::LandsLater(ms)) => {
                let other = self.new_id();
                self.db.hand_over(id, other);
                self.at(ms, Event::Land(other));
                return Ok(Reply::Failed(self.db.failure(Fails::Lost)));
            }
            _ => {}
        }
        match self.db.commit(id) {
            Ok(committed) => {
                if let Some((token, end)) = actor.renewal.take() {
                    self.invariants.renewed(&token, end);
                }
                actor.buried += committed.buried();
                self.have_committed(committed)?;
                Ok(match fault {
                    Some(Fault::ReplyLost) => Reply::Failed(self.db.failure(Fails::Lost)),
                    _ => Reply::Done,
                })
            }
            Err(fails) => Ok(Reply::Failed(self.db.failure(fails))),
        }
    }

    fn have_committed(&mut self, committed: crate::model::Committed) -> Result<(), Broken> {
        self.invariants.committed(&self.db, committed)?;
        self.wake_workers();
        Ok(())
    }

    fn call_back(&mut self, id: Id, actor: &mut Actor, step: &wxnotify::program::Callback) -> Result<(), Broken> {
        self.check_in_time(actor)?;
        actor.has_called = true;
        let of = match (&actor.task, &step.notification) {
            (Task::Receive(of), None) => *of,
            (Task::Work(_), Some(text)) => self.find_stored(actor.app, text, step.merchant.as_deref())?,
            _ => return Err("a callback without its notification".to_owned()),
        };
        let notification = &self.invariants.notifications[of];
        if step.merchant.as_deref() != notification.merchant {
            return Err(format!(
                "{} of {:?} is processed for {:?}",
                notification.id, notification.merchant, step.merchant
            ));
        }
        if matches!(actor.task, Task::Work(_)) && actor.merchant != step.merchant {
            return Err(format!("a worker found {:?}, and works for {:?}", actor.merchant, step.merchant));
        }
        if !self.apps[actor.app].takes(notification.event_type, notification.kind) {
            return Err(format!("{} is processed by a handler that has no route for it", notification.id));
        }
        let is_in_transaction = self.db.is_open(id);
        let acts = match notification.is_poison {
            true => faults::poison(),
            false => self.faults.callback(&mut self.rng, is_in_transaction, step.lease.is_some()),
        };
        let limit_ms = step.limit_ms.map(|ms| ms as i64);
        self.say(|trace| format!("{id}: {}: {acts:?}", trace.step(&Step::Callback(Box::new(step.clone())))));
        actor.callback = Some(Callback {
            acts,
            of,
            is_in_transaction,
            limit_at: limit_ms.map(|ms| self.db.now + ms).filter(|_| self.machines[actor.machine].interrupts),
            limit_ms,
            lease: step.lease.clone(),
            claimed_at: actor.claimed_at,
            lease_end: actor.lease_end,
            busy_until: None,
        });
        actor.at = self.db.now;
        Ok(())
    }

    fn find_stored(&self, app: usize, text: &str, merchant: Option<&str>) -> Result<usize, Broken> {
        let stored: serde_json::Value =
            serde_json::from_str(text).map_err(|_| "what was stored is no JSON".to_owned())?;
        let inbox = &self.apps[app].inbox;
        let found = self.invariants.notifications.iter().position(|notification| {
            stored["id"] == *notification.id
                && notification.merchant == merchant
                && matches!(&notification.row, Key::Notification(of, _) if of == inbox)
        });
        found.ok_or_else(|| format!("a worker has {text}, which is nobody's in its inbox"))
    }

    /// What is in a delivery's way does not keep it beyond the deadline, before its callback is called.
    fn check_in_time(&self, actor: &Actor) -> Result<(), Broken> {
        let took = self.db.now - actor.since;
        if matches!(actor.task, Task::Receive(_)) && !actor.has_called && !actor.is_hit && took > DEADLINE {
            return Err(format!("a delivery was kept waiting for {took} ms"));
        }
        Ok(())
    }

    fn act_in_callback(&mut self, id: Id, actor: &mut Actor, mut callback: Callback) -> Result<bool, Broken> {
        let now = self.db.now;
        if callback.limit_at.is_some_and(|limit| limit <= now) {
            return self.give_up(id, actor, callback).map(|()| true);
        }
        let limit = callback.limit_at.unwrap_or(i64::MAX);
        let came = match callback.acts.front() {
            Some(act @ (Act::Wait(ms) | Act::WaitForLease(ms))) => match callback.busy_until.take() {
                Some(until) if until <= now => Came::Reply(Reply::Done),
                until => {
                    let end = if let Act::Wait(_) = act { now + ms } else { callback.lease_end * 1000 - ms };
                    let until = until.unwrap_or(end);
                    callback.busy_until = Some(until);
                    Came::Waits(Some(until))
                }
            },
            Some(Act::Effect) => self.take_effect(id, actor, &callback)?,
            Some(Act::Touch(account)) => self.db.touch(id, *account),
            Some(Act::Renew) => {
                callback.acts.pop_front();
                self.renew(id, actor, &callback);
                actor.at = limit;
                actor.callback = Some(callback);
                return Ok(true);
            }
            Some(Act::End(reply)) => {
                let reply = reply.clone();
                return self.end_callback(id, actor, reply);
            }
            None => return Ok(false),
        };
        match came {
            Came::Waits(until) => {
                actor.waits = callback.busy_until.is_none();
                actor.at = until.unwrap_or(i64::MAX).min(limit);
                actor.callback = Some(callback);
                Ok(true)
            }
            Came::Reply(Reply::Done) => {
                callback.acts.pop_front();
                actor.waits = false;
                actor.at = now + self.rng.i64(0..3);
                actor.callback = Some(callback);
                Ok(true)
            }
            // The driver raises, and the callback lets it through.
            Came::Reply(reply) => {
                self.say(|trace| format!("{id}: its callback's statement -> {}", trace.reply(&reply)));
                self.end_callback(id, actor, faults::raised())
            }
        }
    }

    fn take_effect(&mut self, id: Id, actor: &Actor, callback: &Callback) -> Result<Came, Broken> {
        let effect = Effect {
            of: callback.of,
            by: id,
            claimed_at: callback.claimed_at,
            lease_end: callback.lease_end,
            is_outside: !callback.is_in_transaction,
            has_failed: false,
        };
        if callback.is_in_transaction {
            return Ok(self.db.add(id, effect));
        }
        let name = self.invariants.notifications[callback.of].id.clone();
        self.say(|_| format!("{id}: {name} takes effect, on machine {}", actor.machine));
        self.invariants.took_effect(&self.db, effect)?;
        Ok(Came::Reply(Reply::Done))
    }

    fn end_callback(&mut self, id: Id, actor: &mut Actor, reply: Reply) -> Result<bool, Broken> {
        self.say(|trace| format!("{id}: its callback ends -> {}", trace.reply(&reply)));
        if !Callback::succeeds(&reply) {
            self.invariants.failed(id);
        }
        if actor.program.is_none() {
            return Ok(false);
        }
        Self::reply(actor, reply);
        actor.at = self.db.now + self.rng.i64(0..3);
        Ok(true)
    }

    /// The host closes the connection, and goes on. What the callback still does, it does alone.
    fn give_up(&mut self, id: Id, actor: &mut Actor, mut callback: Callback) -> Result<(), Broken> {
        self.say(|_| format!("{id}: its callback is given up"));
        self.db.close(id);
        self.invariants.failed(id);
        if !callback.is_in_transaction {
            callback.limit_at = None;
            let orphan = self.new_id();
            let actor = Actor {
                task: Task::Orphan,
                machine: actor.machine,
                app: actor.app,
                program: None,
                permit: actor.permit.take(),
                step: Step::RollBack,
                at: callback.busy_until.unwrap_or(self.db.now),
                callback: Some(callback),
                waits: false,
                since: self.db.now,
                is_hit: true,
                has_met: true,
                has_called: true,
                claimed_at: actor.claimed_at,
                lease_end: actor.lease_end,
                looked_at: actor.looked_at,
                renewal: None,
                has_renewed: false,
                merchant: None,
                value: None,
                buried: 0,
                has_ended: false,
            };
            self.actors.insert(orphan, actor);
        }
        Self::reply(actor, Reply::TimedOut);
        actor.at = self.db.now;
        Ok(())
    }

    fn renew(&mut self, id: Id, actor: &mut Actor, callback: &Callback) {
        let Some(lease) = callback.lease.clone() else { return };
        actor.has_renewed = true;
        let program = self.inbox(actor.app).call(Call::Renew { lease });
        self.spawn(Task::Renew(id), actor.machine, actor.app, program, None);
    }

    /// A program's last step. False: nobody is left.
    fn end(&mut self, id: Id, actor: &mut Actor, step: &Step) -> Result<bool, Broken> {
        self.say(|trace| format!("{id}: {}", trace.step(step)));
        match (&actor.task, step) {
            (Task::Call | Task::Renew(_), Step::Value { value }) if !actor.has_ended => {
                actor.value = serde_json::from_value(value.clone()).ok();
                actor.has_ended = self.db.engine.is_redis();
                actor.step = if actor.has_ended { step.clone() } else { Step::Commit };
                actor.at = self.db.now + 1;
                return Ok(true);
            }
            (Task::Call, _) => self.db.close(id),
            (Task::Renew(parent), _) => {
                self.db.close(id);
                self.have_renewed(*parent, actor.value.take());
            }
            (Task::Receive(of), Step::Answer(report)) => {
                self.check_in_time(actor)?;
                self.invariants.answered(&self.db, *of, report)?;
                self.check_busy(actor, *of, report)?;
                let is_in_time = self.db.now - actor.since <= DEADLINE;
                // The answer may be lost on its way.
                let arrives = self.calm_since.is_some() || self.rng.u8(..20) > 0;
                if matches!(report.ack.status, 200 | 204) && is_in_time && arrives {
                    self.received[*of] = true;
                }
            }
            (Task::Work(number), step) => {
                let number = *number;
                if let Step::Answer(report) = step {
                    self.have_worked(actor, report)?;
                }
                let pause = if matches!(step, Step::Answer(_)) { 5 } else { 1_000 };
                self.rest(number, pause);
            }
            _ => {}
        }
        let tells = matches!(step, Step::Answer(report) if report.code == "DEAD");
        if actor.buried > usize::from(tells) && !actor.is_hit {
            return Err("a notification is dead, and nobody was told".to_owned());
        }
        if self.db.is_open(id) {
            return Err("a program ended with its transaction open".to_owned());
        }
        Ok(false)
    }

    /// A worker told of what it worked on.
    fn have_worked(&mut self, actor: &Actor, report: &Report) -> Result<(), Broken> {
        let (event_type, kind) = (report.of.event_type.as_deref(), report.of.kind.as_deref());
        if !self.apps[actor.app].takes(event_type.unwrap_or_default(), kind.unwrap_or_default()) {
            return Err(format!("a worker took what its handler has no route for: {}", report.line));
        }
        Ok(())
    }

    fn have_renewed(&mut self, parent: Id, lease: Option<Lease>) {
        let now = self.db.now;
        let Some(actor) = self.actors.get_mut(&parent) else { return };
        actor.at = now;
        let Some(callback) = &mut actor.callback else { return };
        if let Some(lease) = lease {
            callback.lease_end = callback.lease_end.max(lease.until);
            callback.limit_at = callback.limit_at.and(callback.limit_ms).map(|ms| now + ms);
        }
    }

    /// 503 is for who meets somebody at the same notification.
    fn check_busy(&self, actor: &Actor, of: usize, report: &Report) -> Result<(), Broken> {
        let is_busy =
            report.code == "NOTIFICATION_BUSY" && report.error.as_ref().is_some_and(|error| error.field().is_none());
        let row = self.db.committed(&self.invariants.notifications[of].row);
        let is_held = row
            .is_some_and(|row| row.is(State::Claimed) && row.integer(Column::LeaseUntil) > Some(self.db.clock() - 10));
        let is_explained = actor.is_hit
            || actor.has_met
            || is_held
            // SQLite has one writer: whoever writes is met. A node that lags sees who was there before.
            || matches!(self.db.engine, Engine::Sqlite | Engine::Galera)
            // A connection whose end nobody has noticed.
            || self.db.has_left_over(|id| self.actors.contains_key(&id));
        match is_busy && !is_explained {
            true => Err(format!("nobody was in its way, and the answer is {}", report.line)),
            false => Ok(()),
        }
    }
}

fn draw_apps(rng: &mut Rng) -> Vec<App> {
    let all = [Mode::Transaction, Mode::Leased, Mode::Stored];
    let mode = *rng.choice(&all).expect("there are some");
    let modes = if rng.u8(..10) < 3 { all.to_vec() } else { vec![mode] };
    let app = |inbox: &str, routes: &[&'static str]| App {
        inbox: inbox.to_owned(),
        routes: routes.to_vec(),
        modes: modes.clone(),
        stores: false,
    };
    match rng.u8(..5) {
        0 | 1 => vec![app("", &["paid", "refunded", "otherwise"])],
        2 => vec![app("", &["paid"]), app("", &["refunded"])],
        3 => vec![app("shop", &["TRANSACTION.SUCCESS"]), app("shop", &["refund.direct"])],
        _ => vec![app("a", &["otherwise"]), app("b", &["paid", "otherwise"])],
    }
}
