//! The keymap: which key does what where. Data, read by the screens, the hint line, the menus, the help and the tests.

mod help;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::canvas::Look;
use super::input::Code;
use super::script;
use crate::text::Words;

pub use help::help_lines;

const DEFAULT: &str = include_str!("default.toml");

/// Where keys are pressed. A context knows nothing of the screens that use it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each is named after the part of the screen it stands for
pub enum Context {
    Home,
    Scoring,
    Paper,
    Compare,
    Result,
    Ranking,
    Rollup,
    Agreement,
    Agenda,
    Critique,
    Actions,
    Speech,
    Checks,
    Evidence,
    Taking,
    Report,
    Setup,
    Standards,
    Standard,
    Import,
    History,
    Safety,
    Settings,
    Hall,
    Rows,
    Pages,
    Entry,
    Ticks,
    Text,
    Search,
    Form,
    Editor,
    Files,
    List,
    Checklist,
    Confirm,
    Help,
}

impl Context {
    /// Every context, in the help's order. `Rows` and `Pages` are what other contexts are like: a list with a cursor, and a
    /// text to read.
    pub const ALL: [Self; 37] = [
        Self::Home,
        Self::Scoring,
        Self::Paper,
        Self::Compare,
        Self::Result,
        Self::Ranking,
        Self::Rollup,
        Self::Agreement,
        Self::Agenda,
        Self::Critique,
        Self::Actions,
        Self::Speech,
        Self::Checks,
        Self::Evidence,
        Self::Taking,
        Self::Report,
        Self::Setup,
        Self::Standards,
        Self::Standard,
        Self::Import,
        Self::History,
        Self::Safety,
        Self::Settings,
        Self::Hall,
        Self::Rows,
        Self::Pages,
        Self::Entry,
        Self::Ticks,
        Self::Text,
        Self::Search,
        Self::Form,
        Self::Editor,
        Self::Files,
        Self::List,
        Self::Checklist,
        Self::Confirm,
        Self::Help,
    ];

    /// Whether characters are text here. Full-width characters then stay as typed, and held keys repeat.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Search | Self::Form | Self::Editor | Self::Files)
    }

    /// Its name in the keymap and in message ids.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Scoring => "scoring",
            Self::Paper => "paper",
            Self::Compare => "compare",
            Self::Result => "result",
            Self::Ranking => "ranking",
            Self::Rollup => "rollup",
            Self::Agreement => "agreement",
            Self::Agenda => "agenda",
            Self::Critique => "critique",
            Self::Actions => "actions",
            Self::Speech => "speech",
            Self::Checks => "checks",
            Self::Evidence => "evidence",
            Self::Taking => "taking",
            Self::Report => "report",
            Self::Setup => "setup",
            Self::Standards => "standards",
            Self::Standard => "standard",
            Self::Import => "import",
            Self::History => "history",
            Self::Safety => "safety",
            Self::Settings => "settings",
            Self::Hall => "hall",
            Self::Rows => "rows",
            Self::Pages => "pages",
            Self::Entry => "entry",
            Self::Ticks => "ticks",
            Self::Text => "text",
            Self::Search => "search",
            Self::Form => "form",
            Self::Editor => "editor",
            Self::Files => "files",
            Self::List => "list",
            Self::Checklist => "checklist",
            Self::Confirm => "confirm",
            Self::Help => "help",
        }
    }
}

macro_rules! actions {
    ($($name:ident = $id:literal),* $(,)?) => {
        /// What a key asks for; the words are in the catalogue under `key-<id>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[allow(missing_docs)] // worded in the catalogue
        pub enum Action {
            $(#[serde(rename = $id)] $name,)*
        }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in the keymap and in message ids.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

actions! {
    Points = "points", Number = "number", Full = "full", HalfMore = "half_more", NotApplicable = "not_applicable",
    Undo = "undo", Redo = "redo", EraseMark = "erase_mark", Note = "note", Reason = "reason", NextUnrated = "next_unrated",
    NextMissing = "next_missing", NoVeto = "no_veto", RestSection = "rest_section", RestCard = "rest_card",
    Filter = "filter", Order = "order", Open = "open", Choose = "choose", Yes = "yes",
    Phrases = "phrases", Up = "up", Down = "down", PreviousSection = "previous_section", NextSection = "next_section",
    PageUp = "page_up", PageDown = "page_down", First = "first", Last = "last", Erase = "erase", Delete = "delete",
    NextRound = "next_round", SwitchInspector = "switch_inspector", SwitchMeeting = "switch_meeting", Menu = "menu",
    Help = "help", Back = "back", Quit = "quit", Palette = "palette", Theme = "theme", Language = "language",
    NextField = "next_field", PreviousField = "previous_field", NewLine = "new_line",
    Result = "result", Ranking = "ranking", Critique = "critique", Report = "report", ReportAll = "report_all",
    Setup = "setup", NewRound = "new_round", Standards = "standards", Import = "import", History = "history",
    Safety = "safety", Settings = "settings", Demo = "demo",
    NextGroup = "next_group", Rollup = "rollup", DayCritique = "day_critique", Bulletin = "bulletin",
    Agreement = "agreement", MarksBeside = "marks_beside", Figures = "figures",
    Facts = "facts", Sign = "sign", Reopen = "reopen", MoveMarks = "move_marks",
    Agenda = "agenda", Speech = "speech", Restart = "restart", Announce = "announce", LateCard = "late_card",
    Hall = "hall", HallCommunity = "hall_community", HallTop = "hall_top", HallRanking = "hall_ranking", HallBlank = "hall_blank",
    Evidence = "evidence", AddPictures = "add_pictures", Caption = "caption", Skip = "skip",
    Dispute = "dispute", RuleVeto = "rule_veto", Seat = "seat",
    AddCommunity = "add_community", AddInspector = "add_inspector", AddMeeting = "add_meeting", Edit = "edit",
    Nominate = "nominate", MoveUp = "move_up", MoveDown = "move_down", Remove = "remove",
    SpokenSwitch = "spoken_switch", TakeDraft = "take_draft", SwitchView = "switch_view", BackToDraft = "back_to_draft", WholeText = "whole_text", AddLine = "add_line",
    Places = "places", Out = "out", Into = "into", TakeIn = "take_in", Whose = "whose",
    Read = "read", Publish = "publish", TryOut = "try_out", Export = "export", Differences = "differences", Template = "template",
    Save = "save", Print = "print", OpenFile = "open_file", Format = "format", Profile = "profile", Sheets = "sheets",
    Paper = "paper", NextSheet = "next_sheet", PickSheet = "pick_sheet", EnterTwice = "enter_twice",
    FirstEntry = "first_entry", SecondEntry = "second_entry", LookAgain = "look_again", Verify = "verify", Backup = "backup", Restore = "restore",
    Rebuild = "rebuild", Redact = "redact", OnlyThis = "only_this", Show = "show", Example = "example", Begin = "begin", Problems = "problems", NextValue = "next_value", PreviousValue = "previous_value",
    Actions = "actions", Register = "register", Take = "take", TakeAll = "take_all", CloseAction = "close_action", OnSpot = "on_spot",
    Reported = "reported", OpenAgain = "open_again", AddAction = "add_action", Notice = "notice", ReadPaper = "read_paper", ReplyForm = "reply_form",
    Calendar = "calendar", OverduePaper = "overdue_paper",
    Revisit = "revisit", PutRight = "put_right", Partly = "partly", NotPutRight = "not_put_right", CheckAll = "check_all",
    NextPanel = "next_panel", PreviousPanel = "previous_panel", NextStep = "next_step", Tick = "tick", TickAll = "tick_all",
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContextKeys {
    /// The context whose keys hold here too, except those named below.
    like: Option<Context>,
    #[serde(default)]
    keys: BTreeMap<Action, Vec<String>>,
}

#[derive(Deserialize)]
struct File {
    hints: BTreeMap<Context, Vec<Action>>,
    #[serde(default)]
    menus: BTreeMap<Context, Vec<Action>>,
    #[serde(flatten)]
    contexts: BTreeMap<Context, ContextKeys>,
}

/// One line of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// The digit that chooses it, where it has one.
    pub digit: Option<char>,
    /// What it does.
    pub action: Action,
}

/// Keys by context.
#[derive(Debug, Default)]
pub struct Keymap {
    bindings: BTreeMap<Context, Vec<(Action, Vec<Code>)>>,
    menus: BTreeMap<Context, Vec<MenuEntry>>,
    hints: BTreeMap<Context, Vec<Action>>,
}

/// What is wrong with a keymap; every problem is told at once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct KeymapError(pub Vec<String>);

impl Keymap {
    /// The keymap the program comes with.
    pub fn standard() -> Result<Self, KeymapError> {
        Self::parse(DEFAULT)
    }

    /// Reads a keymap and holds it against the rules: known names, no key twice in a context, no plain character bound
    /// where characters are text.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let file: File = toml::from_str(text).map_err(|error| KeymapError(vec![error.to_string()]))?;
        let mut problems = Vec::new();
        let mut map = Self { hints: file.hints, ..Self::default() };
        let shared: BTreeMap<Context, BTreeMap<Action, Vec<String>>> =
            file.contexts.iter().map(|(context, held)| (*context, held.keys.clone())).collect();
        for (context, held) in file.contexts {
            let name = context.id();
            let mut seen: BTreeMap<Code, Action> = BTreeMap::new();
            let mut bindings = Vec::new();
            let mut all = held.like.and_then(|like| shared.get(&like).cloned()).unwrap_or_default();
            all.extend(held.keys);
            for (action, keys) in all {
                let mut codes = Vec::new();
                for key in keys {
                    let Some(code) = read_key(&key) else {
                        problems.push(format!("{name}.{}: unknown key {key:?}", action.id()));
                        continue;
                    };
                    if let Some(other) = seen.insert(code, action) {
                        problems.push(format!("{name}: {key:?} means {} and {}", other.id(), action.id()));
                    }
                    if context.is_text() && matches!(code, Code::Char(_)) {
                        problems.push(format!("{name}: {key:?} is text there"));
                    }
                    codes.push(code);
                }
                // An action shared by screens that are alike, but not wanted here.
                if !codes.is_empty() {
                    bindings.push((action, codes));
                }
            }
            map.bindings.insert(context, bindings);
        }
        for (context, actions) in file.menus {
            // 1 to 9, then 0, then what has no digit: the order of the keys on the keyboard.
            let digits = "1234567890".chars().map(Some).chain(std::iter::repeat(None));
            let entries = actions.into_iter().zip(digits).map(|(action, digit)| MenuEntry { digit, action });
            map.menus.insert(context, entries.collect());
        }
        if problems.is_empty() { Ok(map) } else { Err(KeymapError(problems)) }
    }

    /// What a key asks for in a context, with the plain character it stands for.
    pub fn action(&self, context: Context, code: Code) -> Option<Action> {
        let code = if context.is_text() { code } else { code.plain() };
        self.bindings.get(&context)?.iter().find(|(_, codes)| codes.contains(&code)).map(|(action, _)| *action)
    }

    /// The keys of an action, the first one first.
    pub fn keys(&self, context: Context, action: Action) -> &[Code] {
        let held = self.bindings.get(&context).and_then(|bindings| bindings.iter().find(|(bound, _)| *bound == action));
        held.map_or(&[], |(_, codes)| codes)
    }

    /// The actions of a context with their keys.
    pub fn bindings(&self, context: Context) -> &[(Action, Vec<Code>)] {
        self.bindings.get(&context).map_or(&[], Vec::as_slice)
    }

    /// The menu of a context.
    pub fn menu(&self, context: Context) -> &[MenuEntry] {
        self.menus.get(&context).map_or(&[], Vec::as_slice)
    }

    /// What the hint line tells in a context of the actions wanted: action, key and words, the most useful first.
    pub fn hints(&self, context: Context, look: &Look, wanted: impl Fn(Action) -> bool) -> Vec<(Action, String, String)> {
        let actions = self.hints.get(&context).map_or(&[][..], Vec::as_slice);
        actions
            .iter()
            .filter(|action| wanted(**action))
            .map(|action| (*action, self.shown(context, *action, look), short(&look.words, *action)))
            .collect()
    }

    /// How the keys of an action are shown: ten digits as `0-9`, else its first key.
    pub fn shown(&self, context: Context, action: Action, look: &Look) -> String {
        match self.keys(context, action) {
            [] => String::new(),
            keys if keys.len() > 2 && keys[0] == Code::Char('0') => "0-9".to_owned(),
            keys => shown(keys[0], look),
        }
    }
}

fn read_key(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(Code::Char(c)),
        _ => script::key(name),
    }
}

/// A key as people read it.
pub fn shown(code: Code, look: &Look) -> String {
    let worded = |id: &str| look.words.lookup(id).unwrap_or_default();
    match code {
        Code::Char(' ') => worded("keyname-space"),
        Code::Char(c) => c.to_string(),
        Code::Enter => worded("keyname-enter"),
        Code::Esc => "Esc".into(),
        Code::Tab => "Tab".into(),
        Code::Backspace => worded("keyname-backspace"),
        Code::Delete => "Del".into(),
        Code::Up => look.symbols.up.into(),
        Code::Down => look.symbols.down.into(),
        Code::Left => look.symbols.left.into(),
        Code::Right => look.symbols.right.into(),
        Code::PageUp => "PgUp".into(),
        Code::PageDown => "PgDn".into(),
        Code::Home => "Home".into(),
        Code::End => "End".into(),
        Code::F(n) => format!("F{n}"),
        Code::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
    }
}

/// The few words the hint line has for an action.
pub fn short(words: &Words, action: Action) -> String {
    let id = format!("key-{}", action.id().replace('_', "-"));
    words.lookup(&id).unwrap_or_else(|| action.id().to_owned())
}

/// What an action does, in a sentence, for menus and help; the short words where there is no more to say.
pub fn long(words: &Words, action: Action) -> String {
    let id = format!("key-{}-long", action.id().replace('_', "-"));
    words.lookup(&id).unwrap_or_else(|| short(words, action))
}

#[cfg(test)]
mod tests;
