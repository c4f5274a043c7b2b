### All sentences of starpoint in English. One per line, in its module's section; zh-CN has the same ids and variables.

## common
yes = yes
no = no
items-counted = { $count ->
    [one] { $count } item
   *[other] { $count } items
    }
did-you-mean = Did you mean “{ $name }”?

## privacy
privacy-at = Character { $place }: { $what }
privacy-resident-id = a resident ID number; not saved, please remove it
privacy-bank-card = a bank card number; not saved, please remove it
privacy-mobile-number = looks like a mobile number; give the unit's number or leave it out
privacy-door-address = looks like a resident's door; name the building or staircase only
privacy-person-and-illness = seems to tell one person's health; please word it without the person
privacy-person-and-faith = seems to tell one person's faith; please word it without the person

## result
stars-only = ★{ $stars } (unfinished)
stars-range = ★{ $low }–{ $high }
item-named = item { $number } {"“"}{ $name }{"”"}
unit-points = {" "}pts
section-score = {"  "}{ $name }: { $earned } of { $applicable } points ({ $percent } %)
section-without = {"  "}{ $name }: nothing scored
rule-total-at-least = total at least
rule-total-at-most = total at most
rule-every-section = every section at least
rule-every-section-lowest = every section at least (lowest: { $name })
rule-section = section {"“"}{ $name }{"”"} at least
rule-item-at-least = { $item } at least
rule-item-at-most = { $item } at most
rule-every-item-at-most = every item at most
rule-required = full marks on { $item }
rule-controls = control items without full marks
rule-findings = findings of severity {"“"}{ $severity }{"”"} at most
rule-veto = veto not violated: { $item }
rule-fact-cap = { $fact } at least
rule-na-share = share of points not applicable at most
rule-fact-known = { $fact } entered
rule-figures = needed { $needed }, actual { $actual }
raise = { $item } from { $from } to { $to }
next-star = For { $stars } stars: { $items }
not-begun = not begun
provisional-at = unfinished { $done }/{ $all }
result-none = Round “{ $round }” has no communities yet. Recommend one: starpoint round nominate SUBDISTRICT/COMMUNITY
result-bad-time = Cannot read the time “{ $time }”. Write it as 2026-11-23 10:30 or 2026-11-23T10:30:00+08:00
result-not-in-round = “{ $community }” is not in round “{ $round }”. Recommend it first: starpoint round nominate { $community }

## log
log-device-new = New data folder; this device begins to record
log-device-copied = The folder was copied, moved or restored; recording goes on as a new device
log-device-damaged = The former journal is damaged; recording goes on as a new device
log-standard-drafted = Standard { $standard } imported as a draft
log-standard-published = Standard { $standard } published and frozen
log-round = Round “{ $name }” opened
log-round-organiser = , held by { $organiser }
log-community = Community { $community } entered
log-inspector = Inspector { $code } entered
log-rated = { $community } item { $number }: { $was } → { $value }
log-noted = { $community } item { $number } note: { $note }
log-unrated = unrated
log-veto-held = met
log-signed = { $community }: scorecard signed
log-reopened = { $community }: scorecard re-opened: { $reason }
log-undone = Undid line { $command }
log-redone = Repeated line { $command }
log-redacted = Blanked the text of { $event }
log-redacted-text = (text blanked)
log-unknown = Event “{ $kind }” of a newer version, kept as it is

## cli
cli-no-home = There is no home folder to keep data in. Name a folder with --data
cli-reads-failed = The working database failed while it was read, so the output above may lack something; it has been rebuilt from the journal: run this again
cli-unknown-language = Unknown language “{ $tag }”. Use zh-CN or en
usage-unknown = There is no argument “{ $argument }”.
usage-subcommand = There is no command “{ $name }”.
usage-missing = Missing: { $argument }
usage-no-subcommand = Say what is to be done.
usage-conflict = “{ $argument }” cannot be used together like this.
usage-value = “{ $argument }” cannot be “{ $value }”.
usage-wrong = The command is not written correctly.
usage-help = See --help for how it is written
round-opened = Round “{ $name }” is open, standard: { $standard }. Next: starpoint community add SUBDISTRICT/COMMUNITY, then starpoint round nominate SUBDISTRICT/COMMUNITY
round-line = { $name } (communities: { $count })
round-head = { $name } · { $standard } · up to { $each } communities from each subdistrict
round-organiser = Organiser: { $organiser }
nominated = recommended
not-nominated = not recommended
nomination-made = “{ $community }” is recommended for round “{ $round }”
nomination-withdrawn = “{ $community }” is no longer recommended for round “{ $round }”
community-added = Community { $community } is entered
community-no-subdistrict = “{ $name }” names no subdistrict. Write SUBDISTRICT/COMMUNITY or add --subdistrict
community-none = No communities yet. Enter one: starpoint community add SUBDISTRICT/COMMUNITY
inspector-added = Inspector { $code } is entered
inspector-current = Current inspector on this laptop: { $code }
meeting-bad-date = The day “{ $date }” is wrong. Write it as 2026-11-23
meeting-opened = Meeting “{ $name }” is arranged, stops: { $count }
meeting-line = { $date } { $name } (stops: { $count })
meeting-panel = Panel: { $codes }
fact-bad-value = Cannot read the value “{ $value }”. Write a number (such as 92.5), yes/no, or - to clear it
fact-set = { $community }: { $fact } = { $value }
card-signed = The scorecard of { $community } is signed by { $code } and locked
card-reopened = The scorecard of { $community } is re-opened by { $code }
rate-saved = { $community } item { $number }: { $value } saved
rate-unchanged = { $community } item { $number } is { $value } already; nothing changed
rate-bad-value = Item { $number } “{ $name }” cannot be “{ $value }”. It takes: { $forms }
csv-unreadable = this line cannot be read; check that its quotes come in pairs
csv-missing-cell = community, item or value is missing; the first row must be community,item,value[,by][,note], separated by commas
csv-line = line { $line }: { $problem }
csv-refused = { $file } has problems ({ $count }); nothing was imported. Correct them and import again:
csv-saved = Imported rows: { $count }, changes: { $changed }
standard-line = { $standard }  { $name }  items: { $count }  { $state }
standard-section = { $name } ({ $points } points)
standard-max = { " " }({ $max } points)
standard-stars = { $stars }: { $asked }
published = published
draft = draft
built-in = built in
bonus-mark = { " " }(bonus)
standard-sound = { $file } is sound: { $name }, items: { $count }
standard-problems = { $file } has problems ({ $count }):
standard-not-utf8 = It is not UTF-8 text. Save it as UTF-8 and try again
standard-imported = { $standard } is imported as a draft. Publish it: starpoint standard publish { $standard }
standard-held = { $standard } is here already with the same content
standard-published = { $standard } is published and will not change any more
standard-same = Both have the same content
standard-unknown = There is no standard “{ $name }”. Known: { $known }
standard-differs-published = { $standard } is published with other content and cannot be replaced. Give the file a new version. What differs:
standard-differs-draft = There is a draft of { $standard } with other content. Add --replace to replace it, or change the version to keep both. What differs:
demo-other-folder = { $folder } holds other data, not the example. Name an empty folder with --data
demo-no-standard = The built-in standard cannot be read; install the program again
demo-filled = The example is in { $folder } (invented data). Open it: starpoint --data { $folder } demo; see the ranking: starpoint --data { $folder } rank
screen-no-terminal = There is no terminal here to show the interface in. Run it in a terminal, or give keys with --keys
screen-unknown-theme = There is no theme “{ $name }”. Use: { $known }
screen-unknown-key = There is no key “<{ $key }>” for --keys. Use <tab> <enter> <esc> <space> <backspace> <up> <ctrl-s> <lt> and so on
screen-open-key = A “<” in --keys has no “>”. A literal “<” is written <lt>
screen-keymap = The keymap is wrong; install the program again: { $why }
screen-terminal = The terminal refused ({ $why }). Try another terminal
screen-writer-ended = The saving thread ended by itself and the interface was closed; everything shown as saved is saved. Open it again and run starpoint verify
screen-bad-size = The screen size “{ $size }” is wrong; write it as 100x30
report-bad-format = There is no report format “{ $format }”. Use: { $known }
report-made = The report is written to { $file }
report-nothing = Round “{ $round }” has no community to report on
print-no-printer = Not printed: this machine has no lp command or no printer ({ $why }). Save it to a file instead: --format txt -o report.txt
print-sent = Sent to the printer: { $answer }
backup-made = Backed up to { $file }, records: { $count }
doctor-folder = Data folder: { $folder }
doctor-no-folder = No data yet. Open a round: starpoint round new NAME, or see the example: starpoint demo
doctor-rebuilt = The working database is rebuilt from the journal
doctor-restored = { $folder }: taken from the backup: records { $count }, evidence files { $evidence }
redact-bad-event = “{ $event }” is no event id. Find it in square brackets at the line's end in starpoint log
redacted = Blanked the texts of records: { $count }. Earlier backups still hold them; deal with those separately

## refusal
thing-community = community
thing-inspector = inspector
thing-round = round
thing-meeting = meeting
not-found = There is no { $what } “{ $text }”.
not-found-known = There is no { $what } “{ $text }”; there is: { $known }.
not-found-none = There is no { $what } “{ $text }”, and no { $what } has been entered yet. Enter one first, in the set-up of a round or by command (starpoint --help)
not-found-ambiguous = “{ $text }” fits more than one { $what }: { $candidates }. Give the full name, the code or a longer beginning.
place-note = note of item { $number }
place-reason = reason for item { $number }
place-name = name or code
place-reopening = reason for reopening
refusal-row = Row { $row }: { $what }
refusal-name-missing = A name or code is empty; please fill it in.
refusal-code-taken = The code “{ $code }” is in use already; choose another one.
refusal-community-exists = The community “{ $path }” has been entered already; you can use it as it is.
refusal-standard-published = Version { $version } of the standard { $id } is published with other content and cannot be replaced. Give yours another version, then import it.
refusal-standard-draft = There is a draft of the standard { $id }, version { $version }, with other content. Give yours another version, or replace the draft: starpoint standard import FILE --replace
refusal-unknown-standard = This standard is not in the data folder. To see what there is, run: starpoint standard list
refusal-unknown-round = This round is not in the data folder. To see what there is, run: starpoint round list
refusal-unknown-community = This community is not in the data folder. To see what there is, run: starpoint community list
refusal-unknown-inspector = This inspector is not in the data folder. To see who is, run: starpoint inspector list
refusal-unknown-meeting = This meeting is not in the data folder. To see what there is, run: starpoint meeting list
refusal-round-exists = There is a round named “{ $name }” already; choose another name.
refusal-nominations-full = { $subdistrict } may recommend { $limit ->
    [one] one community
   *[other] { $limit } communities
    } and has done so ({ $standing }). To change this, take one back first.
refusal-already-nominated = This community is recommended in this round already; nothing more is needed.
refusal-not-nominated = This community is not recommended in this round, so there is nothing to take back. To see who is, run: starpoint round show
refusal-no-stops = A meeting needs at least one community. Name some, or recommend some first: starpoint round nominate COMMUNITY
refusal-stop-twice = The meeting visits “{ $community }” twice; leave one of them out.
refusal-not-a-stop = The meeting does not visit this community. Check the community, or choose another meeting with --meeting; to see the route, run: starpoint meeting show
refusal-unknown-fact = The round's standard has no fact “{ $fact }”; it has: { $known }.
refusal-no-facts = The round's standard has no facts, so “{ $fact }” cannot be entered.
refusal-fact-value = This value does not fit the fact “{ $fact }”: a percentage is 0 to 100, a number is digits, a yes/no fact is yes or no.
refusal-unknown-item = The standard has no item “{ $item }”. Give an item's id or number; for the list run: starpoint standard show STANDARD
refusal-value = Item { $number } ({ $item }): { $what }
refusal-does-not-apply = Item { $number } does not apply because of the answer to item { $because }. If that answer is wrong, change item { $because } first.
refusal-does-not-apply-here = Item { $number } does not apply because of an earlier answer, so it needs no rating.
refusal-basis-missing = A violation on item { $number } needs its basis in writing. Say it in the note and rate again (on the command line: --note TEXT).
refusal-unknown-reason = Item { $number } has no reason number { $reason }, only { $known }. Give another number, or say it in words.
refusal-no-reasons = Item { $number } has no ready reasons; say it in words.
refusal-text-too-long = The { $place } has { $length } characters; the limit is { $limit }. Please shorten it.
refusal-private = The { $place } holds { $what }
refusal-repeated = This rates the same item on the same scorecard as row { $earlier }; remove one of the two.
refusal-card-signed = The scorecard is signed and cannot be changed. If it must be, open it again first: starpoint card reopen COMMUNITY --reason TEXT
refusal-card-not-signed = The scorecard is not signed, so it can be changed as it is.
refusal-unfinished = The scorecard cannot be signed yet: { $count ->
    [one] item { $numbers } is not rated. Rate it first.
   *[other] { $count } items are not rated: { $numbers }. Rate them first.
    }
refusal-reasons-missing = The scorecard cannot be signed yet: { $count ->
    [one] item { $numbers } lost points without a reason.
   *[other] { $count } items lost points without a reason: { $numbers }.
    } Add a reason or a note.
refusal-nothing-to-undo = There is nothing to undo.
refusal-nothing-to-redo = There is nothing to redo.
refusal-changed-since = Item { $number } was changed again since, so this step can be neither undone nor redone. Rate the item anew.
refusal-changed-since-here = What this step changed was changed again since, so it can be neither undone nor redone. Rate the item anew.
refusal-nothing-to-redact = There is no such record, or it has no text to blank. For the numbers of records run: starpoint log
refusal-no-change = Nothing changed, so there is nothing to save.
value-wrong-kind = This is not how the item is rated; possible are: { $forms }
value-wrong-kind-here = This is not how the item is rated. To see how, run: starpoint standard show STANDARD
value-off-step = The points must be a multiple of { $step }.
value-above-max = This is more than the item has; its maximum is { $max }.
value-below-zero = The points cannot be below 0.
value-unknown-key = There is no “{ $key }” here; possible are: { $known }.
value-once-only = The same thing counts only once on this item.
value-too-many = That is too often; at most { $most } can be counted. Please check the number.
value-zero-out-of = The whole cannot be 0. Write it as part/whole, such as 9/10.
value-share-above = The part cannot be more than the whole, { $m }. Please check both numbers.
value-na-not-allowed = This item cannot be “not applicable”; please rate it.
cause-not-found = the file or folder does not exist, check the path
cause-permission = you may not read or write there, choose another place or ask the administrator
cause-full = the disk is full, make room and try again
cause-read-only = the disk is read-only, choose another place
cause-exists = a file of this name exists, choose another name
cause-no-folder = part of the path is not a folder, check the path
cause-folder = it is a folder, not a file, check the path
cause-busy = another program has the file open, close that program and try again
cause-incomplete = the file is incomplete, use an intact copy
cause-interrupted = reading or writing broke off, check the connection of the disk and try again
cause-other = the system says “{ $detail }”, check the disk and try again

## workspace
open-no-folder = There is no starpoint data in { $folder }. Check the path given with --data, or open a round: starpoint round new NAME
open-locked = The data folder { $folder } is in use ({ $holder }). Close that window, or wait for it to end, and try again.
open-locked-unknown = Another starpoint is using the data folder { $folder }. Close that window, or wait for it to end, and try again.
open-no-database = No working database can be made in { $folder }; saved ratings are not lost. Check free space and write permission, then run: starpoint doctor --rebuild
open-no-database-here = No working database can be made in the data folder; saved ratings are not lost. Check free space and write permission, then run: starpoint doctor --rebuild
open-cancelled = Cancelled; saved ratings are not affected.
io-refused = { $path } cannot be used: { $why }.
commit-not-saved = Not saved: { $why }. Nothing of it was kept; put that right and do it again. ({ $path })
commit-not-saved-closed = Not saved: { $why }. Writing has stopped to protect the data; close starpoint and open it again. ({ $path })
commit-closed = Not saved: writing stopped after an earlier failure ({ $path }). Close starpoint and open it again.
commit-too-long = Not saved: it is too long ({ $len } bytes). Shorten the note, or save in several steps.
commit-empty = There is nothing to save.
commit-not-json = Not saved: this could not be written as a record, which is a fault of the program. Note what you did and tell whoever looks after it.
commit-read-only = Not saved: the data folder is open for reading only. Close other starpoint windows and open it again.
commit-binding = Not saved: this computer could not register the data folder ({ $why }). Check space and permission in your user folder and try again.
journal-io = Cannot { $step } { $path }: { $why }.
journal-step-open = open
journal-step-read = read
journal-step-write = write
journal-step-sync = save
journal-step-cut = trim
journal-step-rename = replace
journal-step-list = list
journal-stale = The journal { $path } does not match the working database; it may have been cut or exchanged. Build the database anew: starpoint doctor --rebuild
journal-torn = The journal { $path } ends in an unfinished record (from byte { $byte }), which has to be set aside first. Run: starpoint doctor --rebuild
journal-damaged = The journal { $path } is damaged from byte { $byte }, so this cannot be done. Restore from a complete backup: starpoint doctor --restore BACKUP
journal-changed = Another program is changing the journal { $path }. Close other starpoint windows and try again.
journal-no-line = The journal has no record { $device }:{ $seq }. For the numbers of records run: starpoint log
journal-conflict = Record { $seq } of device { $device } says different things in the two copies; nothing was changed. Keep both copies, find out which is right and use only that one.
notice-torn-kept = Notice: the journal { $path } ends in an unfinished record (mostly one that was being written at a power cut and never shown as saved); it was moved to { $copy }.
notice-torn-here = Notice: the journal { $path } ends in an unfinished record (mostly one that was being written at a power cut and never shown as saved); the next write moves it away.
notice-damaged = Damaged journal: { $path }, { $place }, { $cause }. Restore from a backup: starpoint doctor --restore BACKUP
notice-damaged-kept = Damaged journal: { $path }, { $place }, { $cause }; the damaged file is kept as { $copy }. You can go on rating, but restore from a backup soon: starpoint doctor --restore BACKUP
notice-lost-one = A record is missing: this machine remembers line { $seq } as saved, but the journal does not hold it (it was cut short, or the folder is an earlier copy). Restore from a backup: starpoint doctor --restore FILE
verify-whole-but-lost = Apart from the missing records above, everything is whole.
notice-lost = Records are missing: this machine remembers lines { $from }–{ $to } as saved, but the journal does not hold them (it was cut short, or the folder is an earlier copy). Restore from a backup: starpoint doctor --restore FILE
notice-rebuilt = Notice: the working database was rebuilt from the journal ({ $why }).
notice-clock-behind = Notice: this computer's clock is behind the last record ({ $last }). Set the clock before rating on.
doubt-missing = there was none
doubt-unclean = the program did not end properly last time
doubt-broken = the database files are damaged
doubt-other-version = it was made by another version of the program
doubt-unfinished = the last rebuild did not finish
doubt-disagrees = it did not match the journal
doubt-blocked = the disk is full or cannot be written
doubt-asked = as you asked
archive-not-a-backup = { $path } is not a starpoint backup. Choose one made with: starpoint backup -o FILE
archive-damaged = { $part } in the backup { $path } is damaged; nothing was restored. Use another backup.
damage-line = line { $from } (byte { $byte })
damage-lines = lines { $from } to { $to } (byte { $byte })
damage-byte = at byte { $byte }
damage-not-a-line = what stands there is no complete record
damage-too-long = a line is too long to be a record
damage-other-device = it is a record of another device
damage-numbers = the record's numbers or time make no sense
damage-hash = the content was altered (its check value differs)
damage-tail = the end of the record was altered
damage-text = text { $index } of the record was altered
damage-missing = records are missing
damage-chain = the record before was exchanged (the two do not join)
damage-out-of-order = a record is repeated or out of order
damage-not-ended = the rest of one operation is missing
damage-newline = the line break was altered, the record itself is whole
verify-file = { $file }: { $lines ->
    [one] 1 record
   *[other] { $lines } records
    }, { $groups ->
    [one] 1 operation
   *[other] { $groups } operations
    }
verify-none = There are no records yet
verify-torn = Notice: { $file } ends in { $len } unfinished bytes (from byte { $byte }), mostly written at a power cut and never shown as saved; the next write moves them away.
    [one] 1 byte
   *[other] { $len } bytes
    } of an unfinished record (from byte { $byte }) that was never shown as saved. Saved ratings are not affected; it is moved away at the next writing.
verify-damage = Damage: { $file }, { $place }: { $cause }
verify-blank = Damage: { $file }, line { $seq }: text { $index } was emptied, but no record says that it was blanked
verify-pending = Notice: { $count ->
    [one] 1 record is marked for blanking, but no text of it is blanked.
   *[other] { $count } records are marked for blanking, but no text of them is blanked.
    } To finish, run again: starpoint redact DEVICE:NUMBER
verify-evidence = Evidence: { $count ->
    [one] 1 file
   *[other] { $count } files
    } intact
verify-evidence-altered = Damage: the evidence { $file } does not match its name; it was altered
verify-database = Notice: the working database has to be built anew ({ $why }). This happens by itself at the next writing; saved ratings are not affected.
verify-whole = Verified: no saved record is missing or altered.
verify-broken = Not verified: { $count ->
    [one] 1 damage was found.
   *[other] { $count } damages were found.
    } Leave the data folder as it is and restore from a backup: starpoint doctor --restore BACKUP

## standard-files
problem-at = Line { $line } ({ $place }): { $what }
problem-line = Line { $line }: { $what }
problem-place = { $place }: { $what }
problem-syntax = Column { $column } is not valid TOML ({ $message }). Check the quotes, brackets and equals signs of this line.
problem-duplicate-key = “{ $key }” is written twice; remove one of them.
problem-unknown-key = There is no field “{ $key }” here.
problem-unknown-key-help = There is no field “{ $key }” here; remove or correct it. For the format run: starpoint standard help
problem-key-not-for-kind = “{ $key }” does not belong to an item of kind { $kind }; remove it or choose the fitting kind.
problem-missing-key = “{ $key }” is missing; please add it.
problem-needs-one-of = One of these is needed: { $keys }.
problem-only-one-of = Only one of these may be given: { $keys }.
problem-wrong-type = Here belongs { $expected }, not { $found }.
problem-not-a-number = “{ $text }” is not a number.
problem-too-fine = “{ $text }” has more than two decimals; give at most two.
problem-number-range = “{ $text }” is outside ±1000000; give a smaller number.
problem-unknown-choice = “{ $value }” is not possible here; possible are: { $choices }.
problem-out-of-range = { $value } is out of range; give a whole number from { $low } to { $high }.
problem-unknown-format = format = { $found } is not supported; write format = 1, or update the program if the file was made by a newer one.
problem-bad-language = “{ $tag }” is not a language tag; write zh-CN, en or the like.
problem-bad-id = “{ $id }” cannot be an id; use only a-z, 0-9 and the hyphen -.
problem-bad-key = “{ $key }” cannot be a key: it must not be empty or na, nor hold spaces or , ; = + *.
problem-duplicate = The { $what } “{ $id }” is there already, on line { $line }; choose another one.
problem-duplicate-here = The { $what } “{ $id }” is there twice; choose another one.
problem-empty-text = The text is empty; please fill it in.
problem-empty-list = The list is empty; give at least one.
problem-unknown-reference = There is no { $what } “{ $id }”; please check.
problem-full-marks = The items' maxima sum to { $sum }, but full_marks is { $full }; make them equal.
problem-weight-missing = Other sections have a weight and this one has none. Add its weight, or leave all of them out.
problem-weights = The sections' weights sum to { $sum }; they must sum to 100.
problem-shares = The components' shares sum to { $sum }; they must sum to 100.
problem-not-positive = { $value } must be above 0.
problem-negative = { $value } must not be below 0.
problem-zero = This must not be 0, or it would have no effect.
problem-above = { $value } is above the limit, { $limit }; give less.
problem-not-percent = { $value } is not a percentage from 0 to 100.
problem-floor-above-ceiling = The floor { $floor } is above the ceiling { $ceiling }; swap or correct them.
problem-max-unreachable = The best answer earns { $highest }, short of the maximum { $max }; make them equal.
problem-same-points = The level “{ $other }” earns { $points } as well, so a number could not tell them apart; change one of them.
problem-step = The maximum { $max } is not a multiple of the step { $step }; change one of them.
problem-slab-unreachable = Earlier slabs take every value of this one, so it is never used. Change the order or remove it.
problem-slabs-mixed = at_least and at_most cannot be mixed in one item; use only one of them.
problem-veto-with-max = A veto has no points; remove max.
problem-veto-as-bonus = A veto cannot be a bonus; remove bonus.
problem-not-earlier = The item it depends on, “{ $item }”, must come before it; change the order.
problem-condition = “{ $item }” is an item of kind { $kind }, which cannot answer this condition; please correct it.
problem-fact-does-not-fit = The fact “{ $fact }” is of kind { $kind }, which cannot be used here; please correct it.
problem-no-points = “{ $item }” is a veto and has no points, so it cannot be used here.
problem-no-controls = There is no control item, so controls has no effect. Add control = true to the items meant, or remove controls.
problem-above-top-star = { $stars } is above the highest number of stars, { $top }; please correct it.
problem-asks-less = This asks less ({ $value }) than the rule for { $stars ->
    [one] 1 star
   *[other] { $stars } stars
    } ({ $other }); please correct it.
problem-records-people = The name asks to record something about persons ({ $words }). starpoint rates places and organisations, never people; please reword it.
value-type-text = a text (in double quotes)
value-type-wording = a text (in double quotes, or one per language)
value-type-number = a number
value-type-whole-number = a whole number
value-type-yes-no = true or false
value-type-list = a list (in square brackets)
value-type-table = a table (in braces, or under a heading in brackets)
value-type-date = a date
part-section = section
part-item = item
part-fact = fact
part-component = component of the total
part-level = option
part-severity = severity
part-star-rule = star rule
part-quota = quota
part-entry = entry
difference-added = { $place }: added “{ $after }”
difference-removed = { $place }: removed “{ $before }”
difference-changed = { $place }: “{ $before }” became “{ $after }”
difference-moved = { $place }: moved from position { $before } to { $after }
difference-section = { $place }: moved from section “{ $before }” to “{ $after }”

## cli-help
cli = Rate communities on site, decide their stars, print the field report before you leave. Without a command it opens the rating screen.
cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-command = COMMAND
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-any-data = Data folder (or set STARPOINT_DATA)
cli-any-lang = Language of messages: zh-CN or en
cli-any-round = Round, by name or id; default: the latest
cli-any-json = Print JSON
cli-any-by = Inspector's code; default: STARPOINT_BY, then this computer's current inspector
cli-any-meeting = Meeting, by name, day or id; default: the latest
cli-any-community = Community: code, full name, SUBDISTRICT/NAME or a unique beginning
cli-any-file = Standard file (.toml)
cli-any-id = The standard's id or id@version
cli-any-output = File to write, - for stdout
cli-any-help = Show help
cli-any-version = Show the version
cli-any-theme = Theme of the screen
cli-any-symbols = Symbols of the screen: unicode, ascii, or auto (the terminal is asked what it can show)
cli-any-keys = Press these keys without a terminal and print the screen
cli-any-size = Screen size with --keys; default: 100x30
cli-any-ansi = Keep colours in what --keys prints
cli-demo = Open a worked example to get to know the program
cli-demo-no-tui = Only make the example data, open no screen
cli-standard = Standards: show, check, try, import, publish, export
cli-standard-list = List all standards
cli-standard-show = Show a standard's items and star rules
cli-standard-help = Explain how to write a standard
cli-standard-check = Check a standard file and list all its problems at once
cli-standard-import = Import a standard file as a draft
cli-standard-import-replace = Replace a draft of the same id and version
cli-standard-publish = Publish a draft; it never changes afterwards
cli-standard-export = Write a standard to a file
cli-standard-diff = Compare two standards
cli-standard-diff-a = The first: id, id@version or file
cli-standard-diff-b = The second: id, id@version or file
cli-round = Rounds: open, edit, show, recommend communities
cli-round-new = Open a round
cli-round-new-name = Name of the round
cli-round-new-standard = The standard's id or id@version; default: star-community
cli-round-new-each = Communities each subdistrict may recommend; default: 2
cli-round-new-organiser = The unit that holds the round and signs its papers; a unit, never a person
cli-round-list = List all rounds
cli-round-show = Show a round's communities, recommendations and meetings
cli-round-show-name = Name or id; default: the latest
cli-round-nominate = Recommend communities
cli-round-nominate-communities = One or more communities
cli-round-nominate-withdraw = Take the recommendation back
cli-community = Communities: enter, edit, list
cli-community-add = Enter a community
cli-community-add-name = SUBDISTRICT/NAME, or the name alone with --subdistrict
cli-community-add-subdistrict = Subdistrict it belongs to
cli-community-add-district = District it belongs to
cli-community-add-code = Community code
cli-community-list = List all communities
cli-inspector = Inspectors: enter, edit, list, choose who rates here
cli-inspector-add = Enter an inspector
cli-inspector-add-code = Short code
cli-inspector-add-name = Display name
cli-inspector-list = List all inspectors
cli-inspector-use = Choose who rates on this computer
cli-inspector-use-code = Inspector's code
cli-meeting = Meetings: arrange, edit, show
cli-meeting-new = Arrange a meeting
cli-meeting-new-name = Name of the meeting
cli-meeting-new-communities = Communities in order; default: all recommended ones
cli-meeting-new-date = Day, such as 2026-11-23; default: today
cli-meeting-new-panel = Panel: inspectors' codes, comma-separated; default: all inspectors
cli-meeting-list = List the round's meetings
cli-meeting-show = Show a meeting's route and panel
cli-meeting-show-name = Name, day or id; default: the latest
cli-fact = Facts: enter
cli-fact-set = Enter a fact about a community, such as residents' satisfaction
cli-fact-set-name = The fact's id
cli-fact-set-value = Number, percentage, yes or no; - takes it back
cli-rate = Rate an item, or take ratings from a CSV file
cli-rate-item = The item's id or number
cli-rate-value = Points, level, yes/no, ok/violated …; na for not applicable
cli-rate-note = Note
cli-rate-reason = Reason for lost points: its number or words; may be repeated
cli-rate-from = Take ratings from a CSV file, - for stdin
cli-card = Scorecards: sign, reopen, move marks
cli-card-sign = Sign a scorecard; it cannot be changed afterwards
cli-card-reopen = Open a signed scorecard again
cli-card-reopen-reason = Why it is opened again
cli-result = Show results and what decided them
cli-result-community = Only this community; default: all
cli-result-at = As it stood then, such as "2026-11-23 10:05"
cli-rank = Show the round's ranking
cli-report = Make or print the field report
cli-report-all = Put all communities of the round in one report
cli-report-format = Format: docx, pdf, xlsx, html, txt, csv, md or json; default: what the file's extension says, else txt
cli-report-split = Write a file for each community of the round; -o names their folder
cli-report-print = Send it to the printer
cli-report-printer = Name of the printer
cli-log = Show what happened
cli-log-community = Only of this community
cli-verify = Check that records and evidence are whole; changes nothing
cli-backup = Back up all records and evidence
cli-backup-output = Backup file, - for stdout
cli-doctor = Repair: rebuild the working database, or restore from a backup
cli-doctor-rebuild = Build the working database anew from the journal
cli-doctor-restore = Complete this data folder from a backup; what is there stays
cli-redact = Blank the text of a record
cli-redact-event = The record, as DEVICE:NUMBER; see starpoint log

## cli-common
cli-no-round = There is no round yet. To open one, run: starpoint round new NAME
cli-no-meeting = The round “{ $round }” has no meeting yet. Arrange one in its set-up, or run: starpoint meeting new NAME
cli-not-visited = No meeting of the round “{ $round }” visits “{ $community }”. Arrange one in its set-up, or run: starpoint meeting new NAME { $community }
cli-no-inspector = No inspector has been entered yet. To enter one, run: starpoint inspector add CODE NAME
cli-which-inspector = There are several inspectors. Say which with --by CODE, or choose one for this computer: starpoint inspector use CODE
file-refused = { $path } cannot be read or written: { $why }

## report
report-title = Field report
report-title-all = Field reports
report-ranking = Ranking
report-rank = Rank
report-nobody = There is no community to report on in this round.
report-demo = DEMO: made from example data; the communities and everything said of them are invented.
report-mark-demo = DEMO
report-mark-provisional = Provisional
report-mark-draft = Draft (unsigned)
report-draft-rough = (Draft)
report-draft-comments = (Draft for comment)
report-provisional = Provisional, not to be relied on: figures that decide the result are still missing. Possible: { $possible }.
report-provisional-open = Provisional, not to be relied on: { $count ->
    [one] 1 item is
   *[other] { $count } items are
    } not fully rated yet. Possible: { $possible }.
report-draft = Draft: the cards of { $codes } are not signed; the result may still change until they are.
report-no-standard = The standard of this round is not among this folder's data yet; no result can be computed.
report-unknown-community = (community not entered)
report-unrated = This community has not been rated yet.

report-basics = Basics
report-community = Community
report-subdistrict = Subdistrict
report-district = District
report-code = Code
report-round = Round
report-meeting = Meeting
report-day = Date
report-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
    } { $year }
report-standard = Standard
report-standard-named = { $name } ({ $version })
report-panel = Panel
report-cards = Scorecards
report-no-cards = none yet
report-card-signed = { $code }: { $rated } of { $all } items rated, signed
report-card-unsigned = { $code }: { $rated } of { $all } items rated, not signed

report-result = Result
report-stars-label = Stars
report-stars = { $stars ->
    [0] no star
    [one] 1 star
   *[other] { $stars } stars
    }
report-possible = { $low } to { $high }
report-stars-provisional = { $possible } (provisional)
report-total = Total
report-total-so-far = Earned so far
report-total-possible = Possible total
report-range = { $low } to { $high }
report-full-marks = Full marks
report-base = Base
report-bonus = Bonus
report-decision = With a total of { $total } every requirement of { $stars } holds and not all of the next level: { $stars }.
report-decision-top = With a total of { $total } every requirement of the highest level holds: { $stars }.
report-decision-none = With a total of { $total } the requirements of the lowest level are not met: no star.
report-decision-capped = The total of { $total } would earn { $before }; it is limited to { $stars }: { $causes }.
report-decision-disqualified = The total of { $total } would earn { $before }; no star is given: { $causes }.
report-decision-open = { $total } earned so far. Not fully rated yet: items { $numbers }. Unrated is neither zero nor a pass; stars are given when they are rated.
report-decision-open-facts = { $total } earned so far. Facts that decide the result are missing; stars are given when they are entered.
report-components = Where the total comes from
report-component = Component
report-component-panel = Panel
report-weight = Weight
report-brings = Counts
report-sum = Sum
report-rules = What decided
report-level = Stars
report-requirement = Requirement
report-needed = Needed
report-actual = Actual
report-conclusion = Held
report-caps = What may limit the stars
report-cap-condition = Condition
report-otherwise = Otherwise
report-cause-veto = { $name } is violated
report-cause-fact = { $name } is below { $needed }
report-cause-na-share = the share of N/A items is above { $needed }
report-held = yes
report-not-held = no
report-held-open = open
report-cap = at most { $stars }
report-rule-total-at-least = Total at least
report-rule-total-at-most = Total at most
report-rule-every-section = Every section at least
report-rule-every-section-lowest = Every section at least (lowest: { $name })
report-rule-section = Section “{ $name }” at least
report-rule-item-at-least = { $name } at least
report-rule-item-at-most = { $name } at most
report-rule-every-item = Every item at most
report-rule-every-item-highest = Every item at most (highest: { $name })
report-rule-required = Full marks on { $name }
report-rule-controls = Full marks on every control item (items)
report-rule-findings = Findings “{ $name }” at most
report-rule-veto = No violation: { $name }
report-rule-fact-cap = { $name } at least
report-rule-na-share = Share of N/A items at most
report-rule-fact-known = { $name } entered
report-item-named = item { $number } “{ $name }”
report-next = To the next star
report-next-top = This is the highest level.
report-next-none = Better marks alone bring no further star; the condition that limits the stars has to be met first.
report-next-intro = { $stars } would take a better mark on at least { $count ->
    [one] 1 item:
   *[other] { $count } items:
    }
report-now = Now
report-to-reach = Needed

report-sections = Points by section
report-section = Section
report-max-applicable = Applicable
report-given = Points
report-lost = Lost
report-open-points = Unrated
report-percent = Percent
report-na = N/A
report-bonus-note = Without bonus; { $points } of bonus count on top.
report-losses = Lost points
report-no-losses = No points were lost on the items rated.
report-losses-sum = { $count ->
    [one] 1 item
   *[other] { $count } items
    } lost { $points } points in all, most first.
report-number = No.
report-item = Item
report-max = Max
report-why = Finding and reasons
report-found = Found: { $text }
report-found-head = Finding
report-reasons = Reasons: { $text }
report-noted = Note: { $text }
report-by = [{ $codes }] { $text }
report-redacted = (removed)
report-times = { $what } (× { $count })
report-counted = counted { $count }
report-share = { $n } of { $m } ({ $percent }%)
report-credits-has = in place: { $what }
report-credits-lacks = missing: { $what }
report-finding = { $what } × { $count }
report-points = { $points } points

report-na-items = Items that do not apply
report-na-share = N/A items come to { $points }, { $percent }% of the base points (at most { $most }%).
report-na-sum = N/A items come to { $points }.
report-remark = Remark
report-vetoes = Vetoes
report-veto = Veto
report-consequence = Consequence
report-finding-head = Finding
report-basis = Basis
report-veto-violated = violated
report-veto-none = none found
report-veto-none-short = none
report-veto-open = not checked
report-veto-short = veto
report-veto-by = Found by { $codes }
report-disqualifies = no star
report-facts = Facts
report-fact-open = not entered
report-full-by-fact = Full marks because of a fact: { $items }.

report-sign-off = Signatures
report-sign-chair = Chair
report-sign-member = Member ({ $name })
report-sign-scoring = Scoring
report-sign-check = Checked
report-sign-opinion = Opinion of the unit inspected
report-sign-date = Date: ____________
report-sign-seal = Signature (seal): ____________________  Date: ____________

report-annex = Annex { $number }: { $title }
report-annexes = { $count ->
    [one] Annex: { $named }
   *[other] Annexes: { $named }
    }
report-annex-items = All items
report-bonus-items = Bonus, outside the base: items { $numbers }.
report-mean = Mean
report-open-short = open
report-not-applying = –
report-mean-note = The mean is that of the cards' marks, cut and never rounded up.
report-provenance = Where the figures come from
report-standard-identity = Standard
report-positions = Data position
report-program = Program
report-printed-at = Made
report-not-begun = not rated yet
report-remark-provisional = provisional: { $possible }
report-remark-veto = vetoed: { $what }

## tui
method-documents = documents
method-onsite = on site
method-interview = interview
tui-demo = DEMO: invented data, your own is untouched; Esc leaves
tui-read-only-banner = READ ONLY: this folder cannot be written now, marks are not saved
tui-too-small = Window too small: { $width }x{ $height } is needed, it is { $now } now. Enlarge the window or use a smaller font.
tui-opening = Opening the data folder
tui-not-opened = The data folder cannot be opened: { $why } (Esc leaves)
tui-menu = What can be done
tui-help = Keys
tui-inspector = inspector
tui-no-inspector = none yet
tui-inspectors = Who rates
tui-by-unknown = STARPOINT_BY: no inspector has code { $code }; see top right who rates
tui-meetings = Which meeting
tui-current = (current)
tui-leave-title = Leave
tui-leave = Leave starpoint? Every mark given is saved. 1 leaves, Esc goes back.
tui-home-one-round = This is the only round
tui-home-unbegun = not begun
tui-home-unplanned = no meeting
tui-nominated = [nom.]
tui-stopped-at = You stopped at { $name }, item { $number }; Enter goes on there
tui-no-card = This card cannot be opened: its meeting, community or inspector is not in the folder
tui-points = { $points } p.
tui-item = Item { $number }
tui-item-max = { $name } (max { $points })
tui-na = N/A
tui-unrated = unrated
tui-violated = vetoed
tui-not-violated = nothing found
tui-value-unfit = value does not fit the standard
tui-measured = { $value }, { $points }
tui-counted = { $times } times, { $points }
tui-total = Total
tui-all-cards = Mean({ $count })
tui-possible = possible
tui-rated = rated
tui-signed-short = signed
tui-signed = This card is signed. To change it press + and choose “open a signed card again”
tui-read-only = The folder is read only now, nothing was saved
tui-not-saved = it could not be written to the disk
tui-saved = { $what } saved
tui-rolled-back = { $what } NOT saved: { $why }
tui-look-again = { $said }; look again: { $warning }
tui-undone = Undone: { $what }
tui-redone = Redone: { $what }
tui-step-many = { $count } changes
tui-step-note = { $item } note
tui-step-reason = { $item } reason
tui-step-mark = { $item } { $before } to { $after }
tui-step-elsewhere = The last step was on another card; open that card to undo it
tui-nothing-to-undo = Nothing to undo
tui-nothing-to-redo = Nothing to redo
tui-awaiting = { $item } lost { $lost } Why? Tab: phrases, or just type; else go on
tui-missing = Reasons missing: items { $items }
tui-next-star = To { $stars } stars: { $items }
tui-list-comma = { ", " }
tui-top-star = Highest star reached
tui-range = { $open } open; total between { $low } and { $high }
tui-waits-facts = All rated; the stars wait for: { $facts } (press + and choose “enter facts”)
tui-all-rated = Everything is rated
tui-none-missing = Every loss has its reason
tui-nothing-lost = No points lost here, no reason needed; Enter writes a note
tui-no-rung = { $item } has no level of { $points }
tui-no-line = There is no line { $number }
tui-no-full = Full marks cannot be given here by a key
tui-half-first = Give points first, then . adds half a point
tui-no-half = { $item } is at { $now }; no level half a point higher
tui-veto-keys = Veto: Space nothing found, 1 violation
tui-veto-sure = Was '{ $name }' really found? 1 confirms and asks for the basis in writing; Esc goes back.
tui-veto-disqualify = Violation: no stars (confirmed, with its basis in writing)
tui-veto-cap = Violation: at most { $stars } star(s) (confirmed, with its basis in writing)
tui-basis-needed = Write the basis: what was seen, and where
tui-basis-title = { $item } basis of the veto: { $name }
tui-note-title = { $item } note: { $name }
tui-note-title-lost = { $item } reason and note: { $name }
tui-noted = { $item } note
tui-note-removed = { $item } note removed,
tui-note-leaving = The note is not saved: Enter saves, Esc once more drops it
tui-own-words = in your own words
tui-reason-title = { $item } why points were lost: { $name }
tui-reasoned = { $item } reasons: { $count },
tui-unreasoned = { $item } reason taken off
tui-reason-missing = reason missing (Tab)
tui-phrases = { $item } phrases
tui-ticked = (chosen)
tui-resting = Full marks for { $count } items
tui-erased = { $item } mark removed,
tui-rested = Full marks for { $count } items saved
tui-rested-left = { ", " }{ $left } left to rate
tui-rested-shown = { " " }(shown ones only)
tui-none-shown = None among the items shown, but among the others; + 7 shows all items
tui-rest-none = No item takes full marks in one step (bonus, measured, veto: one by one, { $left } left)
tui-no-veto-done = { $count } vetoes: nothing found,
tui-no-open-veto = Every veto is judged
tui-measure-first = A measured figure is needed here
tui-ticks-space = Ticked lines stay; Enter goes on, a digit takes a tick off
tui-entry-unread = '{ $text }' does not fit, please enter it again
tui-share-half = Only one number, '{ $text }': enter passed/asked, such as 9/10; if it is the number asked and all passed, press Space
tui-given = Given: { $what }
tui-bonus = bonus
tui-control = control item
tui-na-open = N/A possible
tui-does-not-apply = Does not apply because of an earlier answer
tui-applies-unknown = Depends on an earlier item not rated yet
tui-by-fact = Full marks because of a known fact
tui-score = Digits are points, 0 to { $max }; Space full
tui-score-half = Digits are points, 0 to { $max }; . adds half; Space full
tui-count = { $each } each, at least { $low }, at most { $high }
tui-count-direct = A digit is how often (one point each)
tui-otherwise = otherwise
tui-each = { " " }each
tui-ask-points = points, then Enter
tui-ask-rung = which level, then Enter
tui-ask-times = how often, then Enter
tui-ask-number = measured figure, then Enter
tui-ask-share = Enter passed/asked, then Enter: 9/10; only the number asked, then Space: all passed
tui-ask-share-short = passed/asked, then Enter
tui-all-items = all items
tui-only = only: { $method } ({ $shown }/{ $all }, { $open } open)
tui-only-above = ; above: all that is asked
tui-filter-title = Which items to show
tui-order-title = In which order
tui-order-standard = as in the standard
tui-order-method = by method: documents, on site, interview
tui-order-place = by place
tui-no-place = no place given

keyname-space = Space
keyname-enter = Enter
keyname-backspace = Backspace
context-home = Rounds and communities
context-scoring = Scoring
context-entry = Entering a number
context-ticks = Ticking
context-text = Writing a note
context-search = Searching
context-list = Choosing
context-confirm = Confirming
context-help = Keys
key-points = points
key-points-long = give points (a digit is points; on ticked items the n-th line)
key-number = number
key-number-long = choose by number
key-full = full
key-full-long = full marks, on to the next unrated item
key-half-more = +half
key-half-more-long = half a point more on the mark just given
key-not-applicable = N/A
key-not-applicable-long = not applicable
key-undo = undo
key-undo-long = take the last step back
key-redo = redo
key-redo-long = repeat the step just taken back
key-erase-mark = clear
key-erase-mark-long = take this item's mark away
key-note = note
key-note-long = write a note (typing Chinese opens it too)
key-reason = why
key-reason-long = choose the reason of the loss just given
key-next-unrated = next open
key-next-unrated-long = to the next unrated item
key-next-missing = no reason
key-next-missing-long = to the next loss without a reason
key-no-veto = no veto
key-no-veto-long = no veto found
key-rest-section = section full
key-rest-section-long = rest of the section full marks, then deduct
key-rest-card = card full
key-rest-card-long = rest of the card full marks, then deduct
key-filter = filter
key-filter-long = only items judged in one way
key-order = order
key-order-long = change the order of items
key-open = score
key-open-long = score this community
key-choose = OK
key-yes = yes
key-phrases = phrases
key-phrases-long = insert a phrase
key-up = up
key-up-long = line up
key-down = down
key-down-long = line down
key-previous-section = back
key-previous-section-long = previous section; in text, cursor left
key-next-section = on
key-next-section-long = next section; in text, cursor right
key-page-up = page up
key-page-down = page down
key-first = start
key-last = end
key-erase = delete
key-delete = delete right
key-next-round = round
key-next-round-long = next round
key-switch-inspector = inspector
key-switch-inspector-long = somebody else rates
key-switch-meeting = meeting
key-menu = menu
key-menu-long = menu: everything that can be done now
key-help = help
key-help-long = what the keys do
key-back = back
key-quit = quit

## pages
tui-running = { $percent }%, about { $seconds } s left, Esc stops
tui-reading = Reading
tui-theme-now = Theme: { $name }
tui-palette = Find an action, community or item (characters, pinyin or initials)
tui-palette-none = Nothing found. Try another word, or Esc to go back
tui-nothing-there = There is nothing to show here: it is not in this folder, or reading was stopped
tui-not-now = Not possible now: { $what }. + shows what can be done here
context-result = Result
context-ranking = Ranking
context-critique = Critique
context-report = Field report
context-setup = Round set-up
context-standards = Standards
context-standard = Reading a standard
context-import = Importing a file
context-history = History
context-safety = Keeping data safe
context-settings = Settings
context-rows = Lists
context-pages = Reading
context-form = Filling in a form
context-editor = Writing
key-palette = find
key-palette-long = find any action, community or item
key-theme = theme
key-theme-long = another theme (dark, light, projector, plain)
key-next-field = next field
key-previous-field = previous field
key-new-line = new line
key-result = result
key-result-long = the result and why: what decided these stars
key-ranking = ranking
key-ranking-long = the ranking of this round
key-critique = critique
key-critique-long = critique: drafted, edited, read aloud
key-report = report
key-report-long = field report: preview, save, print
key-report-all = full report
key-report-all-long = one report of all communities, ranking first
key-setup = set up
key-setup-long = round set-up: communities, nominations, inspectors, meetings
key-new-round = new round
key-new-round-long = open a new round
key-standards = standards
key-standards-long = standards: read, try, publish, compare, export
key-import = import
key-import-long = import a file: standard, communities, marks
key-history = history
key-history-long = history: who did what and when
key-safety = safety
key-safety-long = keep data safe: verify, back up, restore
key-settings = settings
key-settings-long = settings: language, theme, symbols, mouse
key-demo = demo
key-demo-long = open the worked example
key-facts = facts
key-facts-long = enter facts (satisfaction, honours …)
key-sign = sign
key-sign-long = sign this finished card, which locks it
key-reopen = re-open
key-reopen-long = open a signed card again (needs a reason)
key-move-marks = move marks
key-move-marks-long = these marks belong to another inspector or community: move the card
key-add-community = + community
key-add-community-long = enter a community
key-add-inspector = + inspector
key-add-inspector-long = enter an inspector
key-add-meeting = + meeting
key-add-meeting-long = arrange a meeting
key-edit = edit
key-edit-long = change the chosen line
key-nominate = recommend
key-nominate-long = recommended by its subdistrict, or no longer
key-move-up = up
key-move-up-long = move this line up
key-move-down = down
key-move-down-long = move this line down
key-remove = remove
key-remove-long = remove this line
key-spoken-switch = aloud
key-spoken-switch-long = this line: read aloud, or written only
key-take-draft = new draft
key-take-draft-long = take the sentence drafted from the latest marks
key-whole-text = whole text
key-whole-text-long = edit the whole text as one
key-add-line = add line
key-add-line-long = add a line of one's own here
key-read = read
key-read-long = read it item by item
key-publish = publish
key-publish-long = publish and freeze; it never changes again
key-try-out = try
key-try-out-long = try it on an invented community; nothing is kept
key-export = export
key-export-long = export as a file
key-differences = compare
key-differences-long = compare with another version
key-template = template
key-template-long = save a template to write your own standard from
key-save = save
key-save-long = save
key-print = print
key-print-long = send to the printer
key-format = format
key-format-long = another file format
key-verify = verify
key-verify-long = verify every line; changes nothing
key-backup = back up
key-backup-long = back up into one file (a USB stick, say)
key-restore = restore
key-restore-long = restore from a backup file
key-rebuild = rebuild
key-rebuild-long = rebuild the working database from the journal
key-redact = blank
key-redact-long = blank a text that should not have been written
key-example = example
key-example-long = show how the settings file is written
## settings, log, crash reports, manual

cli-completions = Print a completion script for a shell
cli-completions-shell = Which shell: bash, zsh, fish, powershell or elvish
cli-man = Print the manual page, to be read with man -l -

settings-warning =
    { $count ->
        [one] The settings file { $file } has a problem; the default holds there until it is corrected: { $list }
       *[other] The settings file { $file } has { $count } problems; the defaults hold there until they are corrected: { $list }
    }
settings-notice = { $file } { $what }; the default holds, please correct it
settings-notice-variable = environment: { $what }; it has no effect, please correct it
settings-separator = {"; "}
settings-line = line { $line }: { $what }
settings-unreadable = cannot be read ({ $why })
settings-not-utf8 = is not UTF-8; save it as UTF-8
settings-syntax = not valid TOML ({ $message })
settings-twice = “{ $key }” stands twice, the first one holds
settings-unknown = there is no setting “{ $key }”
settings-unknown-nearest = there is no setting “{ $key }”, did you mean “{ $name }”
settings-wrong-type = “{ $key }” takes { $expected }
settings-text = a text in quotes
settings-yes-no = true or false
settings-whole = a whole number
settings-choice = “{ $key }” cannot be “{ $value }”, only { $choices }
settings-choice-nearest = “{ $key }” cannot be “{ $value }”, did you mean “{ $name }”
settings-out-of-range = “{ $key }” cannot be { $value }, only { $low } to { $high }
settings-no-fonts = “{ $key }” cannot be “{ $value }”: it takes up to { $most } names of fonts with commas between them, none longer than 31 characters
settings-not-written = Nothing was written to the settings file { $file }: { $what }. Correct this first, then set it again

crash-said = The program failed and has stopped. Everything shown as saved is saved. A report, without anything you typed, lies at { $report }; please pass it on to whoever maintains the program. To go on, start again with starpoint
crash-said-unreported = The program failed ({ $place }) and has stopped; no report could be written. Everything shown as saved is saved. To go on, start again with starpoint
crash-report-head = Crash report of starpoint. It holds nothing that was typed. Please pass it on to whoever maintains the program.

man-manual = starpoint manual
man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-description-what = Without a command the scoring interface opens: inspectors rate item by item at the on-site meeting and see total, stars and reasons at once. With a command one thing is done, for use in scripts too. A community is named by code, full name, SUBDISTRICT/NAME or a unique beginning; an item by id or running number.
man-description-keys = In the interface, ? shows the keys and + opens the menu. A mark that the screen calls saved is on the disk.
man-description-people = Places and organisations are rated, never people: there is no field for residents, their ethnicity, religion, party or health, and resident IDs and bank card numbers in notes are refused.
man-options = OPTIONS
man-commands = COMMANDS
man-files = FILES
man-file-settings = Settings: language, theme, symbols, mouse, speaking pace, log. Command line and environment go before them; wrong lines are told at the start and their defaults hold.
man-file-data = The data folder. In it, journal/ is the record of everything; db/ is a working copy and can be deleted at any time.
man-file-demo = The worked example.
man-file-log = Log files, one a day, kept for a week. They hold nothing that was typed.
man-file-crash = Reports of crashes. They hold nothing that was typed.
man-environment = ENVIRONMENT
man-env-data = The data folder, like --data.
man-env-by = The inspector's code where --by is not given.
man-env-log = How much is logged: off, error, warn, info or debug. Goes before the settings file.
man-env-no-color = Set to anything, the interface uses no colour.
man-env-lang = Choose the language where neither --lang nor the settings do.
man-exit = EXIT STATUS
man-exit-done = Done.
man-exit-refused = Refused or failed, with the reason on stderr.
man-exit-usage = Wrong usage.
man-exit-crash = The program itself failed; see the report under FILES.
man-exit-signal = Ended by signal N.
## The critique

critique-and = { $most } and { $last }
critique-quoted = “{ $name }”
critique-times = { $what } ({ $count } times)
critique-nth = { $number ->
    [1] First, { $text }
    [2] Second, { $text }
    [3] Third, { $text }
    [4] Fourth, { $text }
    [5] Fifth, { $text }
    [6] Sixth, { $text }
    [7] Seventh, { $text }
    [8] Eighth, { $text }
    [9] Ninth, { $text }
    [10] Tenth, { $text }
   *[other] Then, { $text }
    }
critique-nth-step = { $number ->
    [1] First, { $text }
    [2] Second, { $text }
    [3] Third, { $text }
    [4] Fourth, { $text }
    [5] Fifth, { $text }
    [6] Sixth, { $text }
    [7] Seventh, { $text }
    [8] Eighth, { $text }
    [9] Ninth, { $text }
    [10] Tenth, { $text }
   *[other] Then, { $text }
    }
critique-head-overall = Overall
critique-head-strengths = What is done well
critique-head-shortcomings = What falls short
critique-head-rectification = To be put right
critique-head-next = Next steps
critique-head-stars = The result
critique-heard = heard how the work is done
critique-read = gone through the files
critique-seen-round = looked round on site
critique-asked = talked to residents and organisations
critique-opening = Good day. The panel has visited { $place }: we have { $ways }. Let me sum up what we found
critique-opening-again = Good day. This is a re-inspection: the panel has come back to { $place } to see what has become of the problems found on { $day }. We have { $ways }. Let me sum up what we found
critique-unrated = { $name } has not been rated yet; its critique is drafted once it has
critique-unrated-again = Nothing has been rated at the re-inspection of { $name } yet; its critique is drafted once something has
critique-open-items = Rating is not finished: { $count ->
    [one] one item is
   *[other] { $count } items are
    } still open. What follows rests on the marks so far and is not final
critique-open-facts = All items are rated, but a figure from outside the panel is still missing. What follows is not final
critique-counts = Of the { $rated } items that count, { $full } { $full ->
    [one] has
   *[other] have
    } full marks
critique-counts-again = Of the { $rated } items looked at again, { $full } { $full ->
    [one] has
   *[other] have
    } full marks
critique-again-higher = The total was { $then } points last time and is { $now } now, up { $by }
critique-again-lower = The total was { $then } points last time and is { $now } now, down { $by }
critique-again-same = The total was { $then } points last time and has not changed
critique-again-so-far = The total was { $then } points last time; the new one follows when the re-inspection is finished
critique-again-other-standard = Last time another standard was used, so the two totals cannot be compared
critique-again-all-done = { $count ->
    [one] The one problem to be put right has been
   *[other] All { $count } problems to be put right have been
    } put right
critique-again-none-seen = { $count ->
    [one] Nothing has been decided yet on the one problem
   *[other] Nothing has been decided yet on the { $count } problems
    } to be put right
critique-again-of = { $count ->
    [one] Of the one problem to be put right
   *[other] Of the { $count } problems to be put right
    }, { $parts }
critique-again-done = { $count } { $count ->
    [one] has
   *[other] have
    } been put right
critique-again-partly = { $count } { $count ->
    [one] has
   *[other] have
    } been put right in part
critique-again-not-done = { $count } { $count ->
    [one] has
   *[other] have
    } not
critique-again-unseen = { $count } { $count ->
    [one] is
   *[other] are
    } still to be decided on
critique-band-again-all = All in all, { $name } has acted on what was found, and everything we looked at again now meets the standard
critique-band-again-some = All in all, { $name } has made progress, but not everything has been put right
critique-band-again-none = All in all, { $name } has made little progress and has to step up its efforts
critique-band-90 = All in all, { $name } organises its work well and carries it through, with results that can be seen
critique-band-80 = All in all, the work in { $name } stands on solid ground and most of it is carried through
critique-band-70 = All in all, { $name } has made a sound start and good progress, though not everywhere alike
critique-band-60 = All in all, the work in { $name } is under way, but its foundations are not firm yet and the gaps are plain
critique-band-0 = All in all, { $name } is still far from the standard and has to begin with the basics
critique-band-neutral = All in all, some things in { $name } are done well, and some must be put right without delay
critique-best = { $strong ->
    [one] The strongest section is { $best } with { $high }% of its points
   *[other] The strongest sections are { $best } with { $high }% of their points each
    }
critique-worst = { $weak ->
    [one] the weakest is { $worst } with { $low }%
   *[other] the weakest are { $worst } with { $low }% each
    }
critique-fact = { $fact }: { $percent }%
critique-disputed = On { $items } the inspectors’ marks are far apart; this is left out here and will be looked at again
critique-strengths = Several things deserve to be recognised
critique-strengths-again = Some of what has been put right deserves to be recognised
critique-no-strengths = No item has reached full marks this time; the strong points are still to come
critique-no-strengths-again = None of the items looked at again has reached full marks
critique-subject = under “{ $section }”, { $text }
critique-full-marks = { $items } earned full marks
critique-seen = the inspectors noted: “{ $note }”
critique-named-seen = on “{ $item }” the inspectors noted: “{ $note }”
critique-more-seen = In addition, { $text }
critique-shortcomings = At the same time, measured against the standard there are gaps to be closed
critique-shortcomings-again = At the same time, some problems have not been put right
critique-no-shortcomings = Measured against the standard, no points were lost. Please keep it up
critique-no-shortcomings-again = No points were lost on what was looked at again. Please keep it up
critique-no-shortcomings-yet = On the items rated so far, no points were lost
critique-no-shortcomings-lost = Measured against the standard, no points were lost on the items that count
critique-found = the inspectors noted: “{ $note }”
critique-named = on “{ $item }” the panel says: “{ $text }”
critique-named-found = on “{ $item }” the inspectors noted: “{ $note }”
critique-level = “{ $item }” stands at “{ $label }”
critique-lacks = “{ $item }” still lacks { $what }
critique-findings = “{ $item }” showed { $what }
critique-measured = “{ $item }” came to { $value }
critique-share = “{ $item }” came to { $n } of { $m } ({ $percent }%)
critique-not-met = “{ $item }” was not met
critique-points = “{ $item }” earned { $points } of { $max } points
critique-falls-short = “{ $item }” falls short
critique-more = In addition, { $text }
critique-more-others = Elsewhere, { $text }
critique-veto = The panel has verified that the veto “{ $item }” is violated
critique-veto-basis = The panel has verified that the veto “{ $item }” is violated. On record: “{ $basis }”
critique-veto-cap = Under the standard this allows { $stars } at most
critique-veto-disqualify = Under the standard no stars can be given this time
critique-veto-remedy = To be done at once: { $remedy }
critique-limit-now = at once
critique-limit-days = within { $days } days
critique-limit-count = { $count } { $limit }
critique-rectification = { $count ->
    [one] One point is
   *[other] { $count } points are
    } to be put right: { $limits }. Responsible: { $units }
critique-rectification-check = When done, please report to { $subdistrict } for verification
critique-units-more = { $units } and others
critique-unit-missing = the community
critique-rectify = “{ $problem }”, { $limit } (responsible: { $unit }): { $remedy }
critique-rectify-bare = “{ $problem }”, { $limit } (responsible: { $unit })
critique-found-documents = the files show: “{ $note }”
critique-found-onsite = on site we found: “{ $note }”
critique-found-interview = people told us: “{ $note }”
critique-gap = { $item } was not met
critique-limit-all = { $count ->
    [1] due
   *[other] all due
    } { $limit }
critique-limit-each = { $limits }
critique-next = From here on, we ask the community to do the following
critique-next-gap = close the gap on “{ $item }”
critique-next-keep = keep up what is done well under { $sections } and make it a habit
critique-stars = The panel’s result: { $name } has { $total } points and is awarded { $stars }
critique-stars-none = The panel’s result: { $name } has { $total } points, which is not enough for a star
critique-stars-short = The panel’s result: { $name } is awarded { $stars }
critique-stars-short-none = The panel’s result: { $name } is not awarded stars this time
critique-stars-open = Rating is not finished; the stars are still open
critique-stars-range = Rating is not finished; anything from { $low } to { $high } is still possible
critique-stars-caps = The total of { $total } points would allow { $before }; because { $causes }, the standard allows { $stars }
critique-cause-veto = the veto “{ $item }” is violated
critique-cause-fact = { $fact } is below { $needed }
critique-cause-na = items worth more than { $needed }% of the points do not apply
critique-state-changed = { $count ->
    [one] One edited sentence has
   *[other] { $count } edited sentences have
    } a new draft beneath since the marks changed:
critique-state-gone = {" "}(the draft has this sentence no more)
critique-state-draft = {"  "}draft now: { $draft }
critique-state-offered = The draft has { $count } more { $count ->
    [one] line
   *[other] lines
    } not used here; see --json
critique-versions = This critique was written on two laptops ({ $count } versions); the later one is shown. Saving with --set settles it
critique-length = About { $minutes } min { $seconds } s when read aloud (length { $length })
critique-saved = Saved the critique of { $community }: { $count ->
    [one] one line
   *[other] { $count } lines
    }
critique-cleared = The critique of { $community } is as drafted again
critique-unchanged = The critique of { $community } is unchanged
critique-missing = The standard of { $community }’s round has not arrived, so no critique can be drafted. Merge the data that opened the round first
report-critique = Critique
log-critique = { $community } critique written ({ $count } lines): { $text }
log-critique-cleared = { $community } critique as drafted again
place-critique = line { $line } of the critique
refusal-critique-empty = The critique has no text and was not saved. To go back to the draft, choose so (--clear on the command line)
refusal-critique-too-long = The critique has { $lines } lines and { $length } characters; at most { $most } lines and { $limit } characters are kept. Please shorten it
cli-critique = Show or rewrite a community’s critique
cli-critique-spoken = Only what is read aloud, with the time it takes
cli-critique-set = Take the critique from a file (- for stdin), a paragraph a line; sentences equal to the draft’s go on following the marks
cli-critique-clear = Drop what was written and go back to the draft
## Theme files
theme-problem = Theme file { $file }: { $what }
theme-notice = Mistakes in your themes: { $count }. The terminal lists them after you leave
theme-unreadable = It cannot be read ({ $why }) and is not used
theme-not-utf8 = It is not UTF-8 text and is not used. Save it as UTF-8
theme-unknown-role = There is no role “{ $name }”; use: { $known }.
theme-unknown-parent = There is no theme “{ $name }” to inherit from; use: { $known }. For now ink fills the gaps.
theme-not-a-table = Here belong fields, such as { "{" } fg = "#e6b450", fg16 = "light_yellow" { "}" }, not { $text }.
theme-not-a-colour = “{ $text }” is not a colour; write #rrggbb, such as #e6b450.
theme-not-of-sixteen = “{ $text }” is not one of the sixteen colours; use: { $known }.
theme-not-a-flag = Write true or false here, not { $text }.
theme-no-sixteen = With { $key } belongs { $column }, for terminals with only sixteen colours.
theme-missing-roles = These roles are missing and look as in ink: { $roles }. Add them, or begin the file with inherit = "ink" (or another built-in theme).
## editing
log-round-changed = Round “{ $was }” is now “{ $name }”: standard { $standard }, each subdistrict may recommend { $each }
log-community-changed = Community { $was } is now { $community }
log-inspector-changed = Inspector { $was } is now { $inspector }
log-meeting-changed = Meeting “{ $was }” is now “{ $name }”: { $date }, stops { $stops }, panel { $panel }
log-moved = Marks moved from the scorecard { $from } to { $to }
refusal-community-repeated = This is the community or the code of row { $earlier } again. Remove or correct one of the two rows.
refusal-recommended = The community is recommended for { $rounds } and cannot change its subdistrict. Take the recommendation back first (starpoint round nominate COMMUNITY --withdraw), then let the new subdistrict recommend it.
refusal-stop-rated = “{ $community }” has marks in this meeting (inspector { $codes }) and stays a stop. If the wrong community was rated, move the marks first: starpoint card move
refusal-round-rated = This round has marks (“{ $community }” for one), so its standard cannot change. Open another round: starpoint round new NAME
refusal-nothing-to-move = There is neither a mark nor a note on this scorecard to move. Check the community and the inspector.
refusal-one-card-signed = The scorecard of inspector { $code } for “{ $community }” is signed; nothing moves to or from it. Open it again first: starpoint card reopen COMMUNITY --by { $code } --reason WHY
refusal-said-already = The other scorecard already says something about { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
    }. Nothing was moved. Compare the two and clear one of them first.
refusal-items-differ = The two scorecards follow different standards: { $count ->
    [one] item { $numbers } is
   *[other] items { $numbers } are
    } missing or different in the other one. Nothing was moved.
unchanged = Nothing has changed, so nothing is saved
community-changed = Community { $was } is now { $community }
inspector-changed = Inspector { $was } is now { $inspector }
round-changed = Round “{ $name }” is changed
meeting-changed = Meeting “{ $name }” is changed, stops: { $count }
communities-added = Communities entered: { $count }
marks-moved = Marks moved from the scorecard { $from } to { $to }, changes: { $count }. To take it back: starpoint undo --by { $code }
step-undone = Undone:
step-redone = Redone:
step-line = {"  "}{ $what }
step-more = {"  "}… changes in all: { $count }
standard-trial = A trial: score as usual; nothing is kept when you leave
trial-community = Trial community
trial-subdistrict = Trial subdistrict
trial-inspector = Trial
trial-round = Trial (nothing is kept)
trial-meeting = Trial
csv-missing-label = Subdistrict or name is missing; the first line must be code,district,subdistrict,name[,group], separated by commas
cli-undo = Take back an inspector's last step on this laptop
cli-redo = Repeat the step just taken back
cli-community-edit = Change a community's code, district, subdistrict, name or group
cli-community-edit-name = New name
cli-community-edit-subdistrict = New subdistrict; a recommendation has to be taken back first
cli-community-edit-district = New district
cli-community-edit-code = New code; "" removes it
cli-community-add-from = Enter the communities of a CSV file (columns code,district,subdistrict,name,group); - is stdin
cli-inspector-edit = Change an inspector's code or display name
cli-inspector-edit-inspector = The inspector's code as it is now
cli-inspector-edit-code = New code
cli-inspector-edit-name = New display name
cli-round-edit = Change a round; its standard only while nothing is rated
cli-round-edit-which = Round by name or id; the latest when left out
cli-round-edit-name = New name
cli-round-edit-standard = New standard, id or id@version; not once something is rated
cli-round-edit-each = Communities each subdistrict may recommend
cli-round-edit-organiser = The unit that holds the round; an empty one takes it away
cli-meeting-edit = Change a meeting's name, day, stops or panel
cli-meeting-edit-which = Meeting by name, day or id
cli-meeting-edit-communities = The new route, all communities in order; left out it stays
cli-meeting-edit-name = New name
cli-meeting-edit-date = New day, such as 2026-11-23
cli-meeting-edit-panel = New panel: inspectors' codes, comma-separated
cli-meeting-edit-add = Add a community at the end of the route; may be repeated
cli-meeting-edit-remove = Take a community off the route; may be repeated; not one that is rated
cli-card-move = Move marks given under the wrong inspector or community; can be undone
cli-card-move-to-inspector = Give them to this inspector
cli-card-move-to-community = Give them to this community
cli-standard-template = Write a small annotated standard to start from
cli-standard-try = Try a standard file on the scoring screen; nothing is kept

## The report on the screen, the history, keeping the folder safe
spot-drive = Drive { $name }
spot-desktop = Desktop
spot-documents = Documents
spot-downloads = Downloads
spot-home = Home
save-name = Name
save-name-hint = Without extension; a whole path will do too. No file is overwritten: a second one gets (2)
save-format = Format
save-choice-hint = Left, Right or Space for another
save-folder = Folder
save-folder-hint = Enter saves; Left, Right or Space for another folder, Up for the name
save-no-name = Please give the file a name
save-no-folder = There is no folder to save to; please write a whole path as the name
save-failed = Not saved: { $path } cannot be written, { $why }. Press 1 to save somewhere else
format-txt = txt, plain text (to print)
format-csv = csv tables as data (for Excel and other programs)
format-md = md, Markdown (to paste elsewhere)
format-html = html, a web page (to read and print)
format-pdf = pdf, pages (to print and archive)
format-json = json, data (for programs)
report-about-all = { $round } (all { $count } communities)
report-all = all communities
report-save-title = Save the report
report-format-title = Which format
report-format-now = Format: { $format }
report-named = Not saved yet; will be called { $name }
report-saving = Saving the report
report-saved = Saved: { $file }
report-saved-at = Saved to { $path }
report-printing = Sending to the printer
report-print-sure = Send the report to the default printer? Pages: about { $count }. Press 1 to print, Esc to go back.
print-failed = Not printed: { $why }. Press 1 to save it as a file and print it elsewhere
print-no-command = this computer has no print command lp
archive-stopped = Broken off; no file was written
key-show = show
key-show-long = show all of this entry
key-only-this = only this
key-only-this-long = only this community; once more: all of them
history-all = all
history-window = { $count } on this page
history-none = Nothing has happened yet. After the first mark this page tells who did what and when. Esc goes back.
history-none-here = Nothing has happened with this community yet. Press + and 2 for all communities, Esc to go back.
history-later = later entries (Enter)
history-earlier = earlier entries (Enter)
history-what = What
history-when = When
history-who = Who
history-nobody = (not said)
history-community = Community
history-text = Text
history-wall = Clock then
history-device = Device
history-seq = Number
history-no-text = There is no text here to blank
history-redact-sure = Blank this text: "{ $text }"? Entries that repeat it are blanked too; marks stay as they are. It cannot be brought back. Press 1 to blank it, Esc to go back.
history-redacted = The text is blanked; earlier backups still hold it
safety-folder = Data folder
safety-kept = Kept there
safety-backup = Last backup
safety-size = entries: { $lines }, devices: { $devices }, { $size }
safety-no-backup = None found on sticks, desktop, documents, downloads or home. Press 2 to make one
safety-in-memory = (not on a disk)
safety-backup-title = Back up all entries and evidence
safety-verifying = Verifying
safety-backing-up = Backing up
safety-restoring = Restoring
safety-rebuilding = Rebuilding the working database
safety-stopped = Broken off before the end
safety-restore-title = Restore from a backup
safety-elsewhere = a backup somewhere else
safety-file = Backup file
safety-file-hint = The whole path; dragging the file into the window writes it
safety-no-file = Please write the whole path of the backup
safety-restore-sure = Take in what { $file } has and this folder lacks? Nothing that is here is lost. Press 1 to restore, Esc to go back.
safety-rebuild-sure = Build the working database anew from the journal? All marks are in the journal and stay as they are; with much data it takes a while. Press 1 to rebuild, Esc to go back.
safety-not-here = This folder is only read here (another program may be using it). Close that program and open this one again first
safety-all-good = Verified
safety-look = Something was found; please read the list

## outcome
result-held = met
result-not-held = not met
result-held-open = open
result-possible = { $stars } possible
result-at-most = at most { $stars } possible
result-veto = { $item } ({ $cap })
result-provisional = Provisional: not all rated
result-so-far = { $total } points so far
result-total-range = total between { $low } and { $high }
result-unrated = Nobody has rated here yet. Enter begins
result-no-meeting = No meeting visits this community yet, so it cannot be rated; arrange one in the round's setup
result-no-inspector = There is no inspector yet; enter one in the round's setup
result-no-card = You have no card here to sign or open again
result-open = { $count ->
    [one] One item is
   *[other] { $count } items are
    } unrated{ $numbers }. Unrated is neither zero nor a pass; stars are given when all is rated.
result-open-numbers = {" "}({ $numbers })
result-asks = What { $stars } asks for
result-why-not = Why not { $stars }
result-otherwise = {" "}(otherwise { $cap })
result-limits = Vetoes and limits
result-next = To reach { $stars }: a better mark on at least { $count ->
    [one] one item
   *[other] { $count } items
    }
result-section-open = unfinished
result-bonus = Base { $base }, bonus { $bonus }
result-losses = { $count ->
    [one] one item
   *[other] { $count } items
    }, { $points } points
result-cards = Cards
result-signed = signed
result-unsigned = not signed
result-unfinished = unfinished
result-facts-key = { $keys } to enter
ranking-title = Ranking
ranking-counted = { $count ->
    [one] one community
   *[other] { $count } communities
    }
ranking-provisional = unfinished
ranking-provisional-head = Unfinished, not ranked yet (stars still possible)
ranking-unbegun-head = Not begun
ranking-hidden = after signing
ranking-hidden-head = marked independently, shown after you sign; or not begun
ranking-empty = No community takes part in this round yet. Esc goes back; enter communities and arrange a meeting in the round's setup. Once they are rated they are ranked here.
facts-title = Facts
facts-hint-percent = 0 to 100, such as 92.5; empty while not known
facts-hint-number = A number with at most two decimals; empty while not known
facts-hint-choice = Space or the arrows choose
facts-bad-value = “{ $name }” takes a number such as 92.5; leave it empty while not known
facts-none = The standard of this round has no facts; there is nothing to enter
facts-unchanged = Nothing was changed
facts-saved = { $count ->
    [one] One fact
   *[other] { $count } facts
    } saved
reopen-title = Open the card again
reopen-reason = Reason
reopen-hint = Say why it has to change, such as: item 5 corrected after a second look. The reason goes on record and the signature no longer holds
reopen-needs-reason = Please give the reason
reopen-unsigned = The card is not signed: marks can be changed as it is
reopened = The card is open again and takes marks; sign it again afterwards
signed-all = Signed, and every card with it; { $next } critique
signed-some = Signed; not yet signed: { $codes }
finished-sign = All rated: { $keys } sign
finished-others = Signed; not yet signed: { $codes }: { $keys } switch
finished-critique = All signed: { $keys } critique
finished-result = { $result } result · { $report } report

## carrying
tui-carry = moving the card
tui-carry-title = Whose marks, or which community’s, are these
tui-carry-inspector = (same community, this inspector)
tui-carry-community = (same inspector, this community)
tui-carried = All moved to the card of “{ $to }”; Backspace takes it back
tui-step-moved = moving the whole card
## pictures of the screen
cli-any-svg = Write the screen that --keys leads to as an SVG picture; - writes to stdout
tui-text-cut = There is room for {$limit} characters; the rest was left out

## setup
setup-title = Round set-up
setup-new-round = New round
setup-organiser = Organiser
setup-organiser-hint = The unit that signs reports, notices and the bulletin; a unit, never a person. May be left empty
setup-spring = Spring { $year }
setup-autumn = Autumn { $year }
setup-again = { $name }, no. { $number }
setup-round-name = Name
setup-round-name-hint = What this campaign is called, such as: Autumn 2026
setup-round-standard = Standard
setup-round-standard-hint = Space takes another. A draft is published with the round and never changes again
setup-round-each = Each subdistrict
setup-round-each-hint = Space changes the number. Enter opens the round as it stands here; Tab goes to the other fields
setup-standard = { $name } { $version } ({ $state })
setup-at-most = { $count ->
    [one] recommends at most 1 community
   *[other] recommends at most { $count } communities
    }
setup-each = at most { $count } a subdistrict
setup-no-standard = There is no standard to rate by; please import one first
setup-communities = Communities { $count } ({ $nominated } rec.)
setup-inspectors = Inspectors { $count }
setup-meetings = Meetings { $count }
setup-quota = recommended { $count }/{ $limit }
setup-visit = { $day } stop { $stop }
setup-unplanned = no meeting
setup-panel = panel { $codes }
setup-add-community = Add communities
setup-add-inspector = Add inspectors
setup-add-meeting = Arrange a meeting
setup-enter-nominate = recommend
setup-enter-withdraw = take back
setup-enter-rates = rates now
setup-enter-score = start scoring
setup-next = Next (key .): { $what }
setup-next-communities = add the communities; + 9 imports a list of them
setup-next-nominate = choose who is recommended (Enter on a community)
setup-next-inspectors = add the inspectors
setup-next-meeting = arrange a meeting ({ $count } recommended without one)
setup-next-score = start scoring
setup-choose-communities = Choose who takes part: Enter recommends a community; the last line adds new ones
setup-community-title = Add communities
setup-code = Code
setup-code-hint = May stay empty; with a code it is found by that too
setup-district = District
setup-district-hint = May stay empty
setup-nominated = Recommended
setup-nominated-hint = Space changes it. Yes: its subdistrict recommends it for this round at once
setup-subdistrict = Subdistrict
setup-subdistrict-hint = The subdistrict it belongs to
setup-subdistrict-missing = Please name the subdistrict
setup-community = Community
setup-community-hint = Enter saves it and asks for the next; Enter on an empty name ends
setup-inspector-title = Add inspectors
setup-inspector-code = Code
setup-inspector-code-hint = The short code on the scorecards; each has their own
setup-inspector-name = Unit or name
setup-inspector-name-hint = May stay empty. Enter saves and asks for the next; Enter on an empty line ends
setup-meeting-title = Arrange a meeting
setup-meeting-nth = Meeting { $number }
setup-meeting-name = Name
setup-meeting-name-hint = What this meeting is called
setup-meeting-date = Date
setup-meeting-date-hint = Written as 2026-11-23
setup-meeting-stops = Stops
setup-meeting-stops-hint = Space changes it. To choose: Enter then shows the communities to tick and order
setup-meeting-panel = Panel
setup-meeting-panel-hint = Enter arranges it as it stands here; Space: choose who comes; Tab goes to the other fields
setup-all-waiting = all { $count } recommended without a meeting
setup-everybody = all { $count } inspectors
setup-nobody-yet = no inspectors yet
setup-choose = to choose
setup-stops-title = Which communities, in which order
setup-panel-title = Who comes
setup-visited = has a meeting
setup-bad-date = The date '{ $date }' does not fit; write it as 2026-11-23
setup-no-stops = At least one community: Space ticks it, then Enter
setup-labels-community = Correct a community
setup-labels-inspector = Correct an inspector
setup-labels-meeting = Correct a meeting
setup-labels-round = Change the round
setup-labels-hint = Enter saves; marks already given stay
setup-labels-saved = Now called { $name }
setup-entered = Added { $name }
setup-entered-nominated = Added and recommended { $name } ({ $count }/{ $limit } of its subdistrict)
setup-entered-not-nominated = Added { $name }; not recommended: { $why }
setup-nominated-now = Recommended { $name } ({ $subdistrict } { $count }/{ $limit })
setup-withdrawn = { $name } is no longer recommended ({ $subdistrict } { $count }/{ $limit })
setup-withdraw-title = Withdraw a recommendation
setup-withdraw-sure = Take back the recommendation of { $name }? Its subdistrict may then recommend another; meetings arranged and marks given stay as they are.
setup-rates-now = { $who } rates from now on
setup-meeting-arranged = { $name } is arranged; Enter starts scoring
home-welcome = Welcome to starpoint. There is nothing here yet. Where would you like to begin? Press a digit:
home-welcome-foot = Everything stays on this computer; each mark is saved at once.
home-start-round = New round: name and standard, then communities and inspectors
home-start-demo = See the demo: an invented meeting to try everything on
home-start-import = Import a file: standard, communities, marks
home-start-safety = Restore a backup, or go on with another computer's data
home-start-settings = Settings: language, theme, symbols
home-no-communities = No community takes part in '{ $round }' yet. What next? Press a digit:
home-start-setup = Add and recommend communities, arrange a meeting (set-up)
home-start-next-round = Another round
home-unplanned-title = No meeting visits { $name } yet
home-arrange = Arrange a meeting (round set-up)
home-no-inspector = Somebody has to rate: add an inspector first
home-add-inspector = Add an inspector
context-checklist = Ticking names
key-next-panel = next list
key-next-panel-long = next list: communities, inspectors, meetings (1, 2, 3 do it too)
key-previous-panel = list before
key-previous-panel-long = the list before
key-next-step = next step
key-next-step-long = the next step: asks for what is missing, then starts scoring
key-tick = tick
key-tick-long = tick, or no longer
key-tick-all = all
key-tick-all-long = tick all; none, when all are
## The critique screen
key-switch-view = full/spoken
key-switch-view-long = switch between the full text and what is read aloud
key-back-to-draft = back to draft
key-back-to-draft-long = back to the draft made from the marks; all changes are given up
tui-critique-aloud = aloud about { $minutes } min { $seconds } s
tui-critique-view-written = full text
tui-critique-view-spoken = read aloud
tui-critique-count = { $count } lines, { $edited } edited
tui-critique-drafted = as drafted, nothing edited yet
tui-critique-versions = Two laptops each wrote a text: this is { $number } of { $count }. Tab: next, Enter: use it
tui-critique-unrated = Nothing is rated here yet; marks will draft the critique
tui-critique-mark-aloud = say
tui-critique-mark-written = txt
tui-critique-offered = Also drafted: { $text }
tui-critique-offered-told = The draft has this line, the critique has not; Enter takes it
tui-critique-beneath = Draft: { $draft }
tui-critique-changed = Marks have changed; the draft now says: { $draft }
tui-critique-gone = Marks have changed and the draft no longer has this line; check whether it still holds
tui-critique-own = A line of your own
tui-critique-differs = The texts differ in this line
tui-critique-never-aloud = On a veto or on why stars were taken: written only, never read aloud
tui-critique-edited = edit
tui-critique-added = new line
tui-critique-settled = your wording
tui-critique-whole-saved = whole text ({ $count } lines)
tui-critique-aloud-now = line read aloud
tui-critique-written-now = line written only
tui-critique-taken = drafted line
tui-critique-draft-taken = sentence of the draft
tui-critique-no-draft = the draft has nothing else for this line
tui-critique-removed = removal ({ $count })
tui-critique-moved-up = move up
tui-critique-moved-down = move down
tui-critique-no-further = no further: a line moves within its part
tui-critique-stars-first = stars behind the overall judgement
tui-critique-stars-last = stars at the end
tui-critique-only-offered = this line is not in the critique yet; Enter takes it
tui-critique-to-draft = return to the draft
tui-critique-is-draft = this is the draft
tui-critique-no-undo = nothing was changed on this page, so there is nothing to undo
tui-critique-chosen = choice of text { $number }
tui-critique-choose-first = choose a text first: Tab shows the next, Enter uses it
tui-critique-ask-remove = This line is empty now. Remove it from the critique? If not, go on writing.
tui-critique-ask-draft = All changes are given up for the draft made from the marks. Until you leave this page Backspace undoes it. Go on?
tui-critique-ask-choose = Use text { $number }? The others are no longer shown (the history keeps them).
tui-critique-part-opening = opening
tui-critique-title-line = Edit: { $part } (Esc saves)
tui-critique-title-new = Add a line: { $part } (Esc saves)
tui-critique-title-whole = Edit the whole text: a paragraph a line, headings stay (Esc saves)
tui-critique-phrases = Phrases
tui-critique-no-phrases = no phrases yet: notes written while scoring appear here
tui-phrase-used = used { $count } times

## reading a standard
outline-full-marks = Full marks
outline-items = Items
outline-of-these = { $all }, of these { $some }
outline-stars = Star rules
outline-na = N/A
outline-bonus = Bonus
outline-bonus-items = { $count } bonus
outline-veto-items = { $count } veto
outline-na-exclude = left out; the other items are scaled up to full marks
outline-na-full = counts as full marks
outline-na-zero = counts as zero
outline-na-average = counts as the average of the other items
outline-na-share = { $policy }; at most { $share }% of the points may be N/A
outline-bonus-cap = at most { $points } points in all
outline-fact-cap = { $name } below { $below }: { $cap }
outline-quota = { $stars }: at most { $count } communities of a round
outline-quota-share = { $stars }: at most { $share }% of a round's communities, rounded down
outline-quota-lose = ; of equals for whom there is no room none holds it
outline-quota-keep = ; equals hold it together
outline-fact = { $name } ({ $kind })
outline-fact-percent = percentage
outline-fact-number = number
outline-fact-yes-no = yes or no
outline-effect = { $when }: full marks on no. { $items }
outline-at-least = at least { $value }
outline-at-most = at most { $value }
outline-weight = , weight { $share }%
outline-evidence = evidence required
outline-reason = a loss needs its reason
outline-unit = unit in charge: { $unit }
outline-applies-when = only rated where { $item } is: { $test }
outline-score = 0 to { $max } in steps of { $step }
outline-veto = Where it is found: { $cap }
outline-floor = never below { $points } points
outline-praise = Strength
outline-shortcoming = Weakness
outline-remedy = Remedy

## the standards' screens
standards-counted = { $count ->
    [one] 1 standard
   *[other] { $count } standards
    }
standards-points = { $points } points
standards-stars = { $stars }
standards-used = { $count ->
    [one] used in 1 round
   *[other] used in { $count } rounds
    }
standards-state-published = Published: this version never changes again. To adjust it, export it, give it a new version, edit and import it.
standards-state-built-in = Comes with the program; a new round can use it as it is. For your own standard, export this one or the template and edit that.
standards-state-draft = Draft: importing another one replaces it. Publishing it or opening a round by it freezes it.
standards-disputed = Two laptops published different contents under this version. Each round keeps its own; new rounds go by #{ $hash }. Compare them to see what differs.
standards-first = There is no standard of your own yet. To write one: { $template } saves a template, edit it, { $import } imports it. To use the built-in one, press / and find “new round”.
standards-publish-title = Publish { $label }
standards-publish-sure = Once published, this version can never be changed, replaced or taken back; later changes need a new version. 1 publishes it, Esc goes back.
standards-publish-built-in = Once published, this standard is kept in this data folder and stays as it is, whatever the program comes with later. 1 publishes it, Esc goes back.
standards-publishing = Publishing { $label }
standards-not-published = Not published: { $why }
standards-export-title = Export { $label }
standards-template-title = Save a template
standards-template-name = standard-template
standards-saving = Writing the file
standards-saved = Saved to { $path }
standards-not-saved = Not saved: { $path } cannot be written, { $why }. Save it somewhere else
standards-template-saved = The template is saved to { $path }. Edit it in any text editor as its comments say, then import it with { $import }
standards-with = Compare { $label } with
standards-differ = { $count ->
    [one] 1 difference
   *[other] { $count } differences
    }
standards-from-to = from { $before } to { $after }
standard-section-at = part { $number }/{ $all } { $name }
standard-head-at = about and rules
tui-trial-banner = TRIAL: nothing is kept; Esc on the card goes back: { $name }

## pages by command

## groups and roll-ups
setup-group = Group
setup-group-hint = May stay empty; communities of one group (old estates, new estates …) are also ranked among themselves
cli-community-add-group = Group, such as old estates; communities of one group are also ranked among themselves
cli-community-edit-group = New group; "" takes it away
cli-rank-group = Only this group, by the rank within it
rank-no-groups = No community of round “{ $round }” has a group. To enter one: starpoint community edit COMMUNITY --group GROUP
rank-no-group = There is no group “{ $group }”. Groups there are: { $known }
rank-in-group = no. { $rank } of { $group }
rank-in-round = no. { $rank } of all
ranking-no-groups = No community has a group. Choose one in the round’s setup and press Enter: with a group it is ranked within it
key-next-group = group
key-next-group-long = look at the next group and the ranks within it
report-group = Group
report-group-rank = Rank in group
cli-round-summary = Sum the round up: subdistricts compared, items most communities lose points on
cli-round-summary-which = Name or id of the round; by default the one opened last
rollup-title = Round “{ $round }” summed up
rollup-districts = Districts
rollup-subdistricts = Subdistricts compared (by mean total)
rollup-items = Items most communities lose points on (by share of points lost)
rollup-no-items = There is no item that most communities lose points on
rollup-no-place = (no subdistrict)
rollup-counted-all = { $count ->
    [one] one community, finished
   *[other] { $count } communities, all finished
  }
rollup-counted = { $count ->
    [one] one community
   *[other] { $count } communities
  }, { $finished } finished
rollup-counted-open = { $count ->
    [one] one community
   *[other] { $count } communities
  }, { $finished } finished, { $open } under way
rollup-mean = mean { $mean }
rollup-totals = mean { $mean }, from { $low } to { $high }
rollup-holding = { $stars } { $count } ({ $share }%)
rollup-lost = { $share }% of the points lost, in { $short } of { $judged } communities
rollup-cause = { $why } ({ $count ->
    [one] one community
   *[other] { $count } communities
  })
rollup-lacks = lacking: { $what }
context-rollup = Summary
key-rollup = summary
key-rollup-long = sum up: subdistricts compared, items most communities lose points on
rollup-hidden = { $count ->
    [one] One more community is
   *[other] { $count } more communities are
  } marked independently and will count here once you have signed
rollup-head-done = Finished
rollup-head-mean = Mean
rollup-head-range = Range

## critique of a meeting
day-title = Critique of the meeting
critique-head-communities = The communities one by one
day-unrated = Nothing has been rated at this meeting yet; its critique is drafted once something has
day-opening = Good day. At this meeting the panel has visited { $count ->
    [one] one community
   *[other] { $count } communities
  }: we have { $ways }. Let me sum up what we found
day-opening-places = Good day. At this meeting the panel has visited { $count ->
    [one] one community
   *[other] { $count } communities
  } of { $places }: we have { $ways }. Let me sum up what we found
day-opening-many = Good day. At this meeting the panel has visited { $count ->
    [one] one community
   *[other] { $count } communities
  } of { $places } subdistricts: we have { $ways }. Let me sum up what we found
day-open = { $count ->
    [one] One community is not
   *[other] { $count } communities are not
  } rated to the end; this is drafted from what is there and settled when all is
day-holding = { $count ->
    [one] one holds
   *[other] { $count } hold
  } { $stars }
day-stars = Of the { $count ->
    [one] community
   *[other] { $count } communities
  } rated to the end, { $held }
day-totals = The mean is { $mean } points, the highest { $high }, the lowest { $low }
day-strengths = All in all, there is much that the communities do well
day-no-strengths = So far there is nothing that most communities do as they should; the strong points are still to come
day-all = { $text }, in every community
day-most = { $text }, in { $count } communities
day-shortcomings = At the same time, measured against the standard there are gaps that several communities share
day-no-shortcomings = Measured against the standard, each community falls short of something else; no gap stands out
day-no-losses = Measured against the standard, no points were lost. Please keep it up
day-fault = { $why } ({ $count ->
    [one] one community
   *[other] { $count } communities
  })
day-short = “{ $item }” falls short ({ $count ->
    [one] one community
   *[other] { $count } communities
  })
day-one = { $name } has { $total } points and is awarded { $stars }
day-one-none = { $name } has { $total } points, which is not enough for a star
day-one-open = { $name } is not rated to the end, its stars are open
day-one-best = { $said }; it does well under “{ $section }”
day-one-worst = What it has to solve first is this: “{ $problem }”
day-one-full = It lost no points. Please keep it up
day-one-unrated = It is spoken of once it is rated
day-others = { $count ->
    [one] One more community is
   *[other] { $count } more communities are
  } told of in their own critiques
day-next = From here on, we ask the communities to do the following
day-next-each = each community lists what its own critique names, with a responsible unit and a date for each point, and its subdistrict checks the result
key-day-critique = meeting critique
key-day-critique-long = the critique of this whole meeting
log-day-critique = Critique of meeting “{ $meeting }” written ({ $count } paragraphs): { $text }
log-day-critique-cleared = Critique of meeting “{ $meeting }” given back to the draft
cli-critique-community = Community; with --meeting and no community, the critique of the meeting as a whole

## bulletin
bulletin-title = Bulletin on the ratings of { $round }
bulletin-name = Bulletin
bulletin-open = { $count ->
    [one] One community is not
   *[other] { $count } communities are not
  } rated to the end: the figures are provisional, the bulletin goes out when all is finished.
bulletin-day = On { $day },{ " " }
bulletin-days = From { $first } to { $last },{ " " }
bulletin-panel = the panel
bulletin-panel-named = the panel ({ $names })
bulletin-panel-counted = the panel of { $count } inspectors
bulletin-basics = { $when }{ $who } rated { $count ->
    [one] one community
   *[other] { $count } communities
  } of { $places ->
    [one] one subdistrict
   *[other] { $places } subdistricts
  } on site against “{ $standard }”, by listening, reading the files and looking round. The results are as follows.
bulletin-far = Rated to the end: { $count }; { $totals }.
bulletin-nothing-finished = No community is rated to the end yet.
bulletin-holding = Of the { $count ->
    [one] community
   *[other] { $count } communities
  } rated to the end: { $holding }. By subdistrict:
bulletin-place = Place
bulletin-communities = Communities
bulletin-highest = Highest
bulletin-lowest = Lowest
bulletin-all = All
bulletin-share = { $count } ({ $share }%)
bulletin-share-note = Subdistricts by mean total; in brackets the share of the subdistrict’s communities rated to the end.
bulletin-problems = Problems that stand out
bulletin-no-problems = Each community falls short of something else; there is no item that more than half of them lose points on.
bulletin-problems-lead = More than half of the communities lose points on the following, the worst first ({ $count }).
bulletin-problem = { $lost }.
bulletin-problem-causes = { $lost }. Mostly: { $causes }.
bulletin-vetoed = Besides, { $count ->
    [one] one community
   *[other] { $count } communities
  } violated a veto item; the standard was applied.
bulletin-demands = What is asked
bulletin-demand-rectify = Put right what was found
bulletin-demand-rectify-text = Each community lists what the critique and the lost points name, with a responsible unit and a date for each point, and strikes off what is done. The subdistricts see to it and check each result on site, not on paper.
bulletin-demand-common = Close the gaps that all share
bulletin-demand-common-text = Subdistricts and communities look beyond the single case and work on what is found everywhere: { $remedies }.
bulletin-demand-keep = Keep up what was reached
bulletin-demand-keep-text = Communities that hold stars keep to the standard every day and pass their good practice on; those without or with few find their gaps against the standard and close them. The panel will come back to look again.
bulletin-enclosed = Annex: { $title }
bulletin-office = Issued by (seal)
bulletin-remark-vetoed = veto item violated
key-bulletin = bulletin
key-bulletin-long = the bulletin on this round’s ratings
cli-report-bulletin = The bulletin of the round: basics, results by subdistrict, problems that stand out, what is asked, with the ranking

## quota
rule-quota = place within the quota of { $stars }, no lower than
cause-quota = the quota of { $stars } is { $places }, and it stands at place { $place } of those that reached it
next-quota = Total and requirements are met; for { $stars } it has to stand within the first { $places } of those that reached them.
quota-pending = { " " }Some communities are unfinished: who holds a place may still change.
## importing
context-files = Choosing a file
key-places = places
key-places-long = All places: sticks, desktop, documents, downloads, home
key-out = up a folder
key-out-long = To the folder above
key-into = open
key-into-long = Open the folder or file
key-take-in = import
key-take-in-long = Import this file
key-whose = whose
key-whose-long = Whose marks these are, and from which meeting
tui-running-on = { $seconds } s so far, Esc stops
csv-too-many = from this row on there are more than { $count }, too many to import at once. Split the file and import the parts one by one
files-looking = Looking at the folder
files-places = Places, and the files in them
files-field = Find a name, or paste a path:
files-none = Nothing here can be used. ← goes to the folder above, Tab to the places; or drop a file on the window, or paste its whole path.
files-no-match = Nothing matches. Change what is typed, or press Esc to clear it.
files-typed = Open this path
files-all = Show other files ({ $count })
files-fewer = Hide other files ({ $count })
files-link = link
files-broken-link = broken link
files-no-file = not a file
files-nowhere = “{ $name }” is a link to a file that is no longer there. Choose the file itself
files-other = “{ $name }” is not an ordinary file and cannot be opened
files-unread = { $name }: { $why }
files-more = This folder holds very much; only the first { $count } entries are listed. Paste the whole path of the file
files-more-here = holds very much; only the first { $count } entries were looked at
files-stopped = Stopped looking. The folder may be on a network or on a stick that was removed; try another place
import-step-choose = Choose
import-step-look = Look
import-step-done = Done
import-reading = Reading the file
import-stopped = Stopped reading; nothing was imported
import-taking = Importing
import-checking = Being checked
import-unsorted = What the table holds is not known yet
import-done = Imported
import-nothing-new = Nothing to import: everything in the file is here already
import-changed-meanwhile = Not imported: the data changed a moment ago. See what is listed
import-rows = rows: { $count }
import-problems = Problems: { $count }. Nothing was imported. Correct the file, save it, and press Enter to check it again:
import-communities = No problems. Communities to enter: { $count }
import-marks = No problems. Marks and notes to change: { $changes }
import-marks-whose = Inspector: { $who }; meeting: { $meeting }
import-marks-same = No problems, and nothing to change: everything in the file is so already
import-latest-meeting = each community’s latest
import-standard-new = No problems. It will be taken in as a draft
import-standard-same = This standard is here already, word for word; there is nothing to import
import-standard-draft = No problems. But there is another draft of this version, which importing replaces
import-differs = Differences from version { $version } as it is here: { $count }
import-outline = { $sections } sections, { $items } items, full marks { $marks }, up to { $stars } stars
import-first-rows = The first { $count } rows
import-all-rows = The rows
import-backup = A sound backup. Devices: { $devices }, records: { $lines }, evidence files: { $evidence }. Restoring adds what is missing here; nothing that is here is lost
import-backup-demo = It is a backup of the worked example
import-enter = import
import-enter-again = check again
import-enter-read = read it
import-enter-replace = replace the draft
import-enter-restore = restore
import-replace = Replace the draft
import-replace-sure = Replace the draft { $standard } by this file? The differences are listed. 1 replaces it, Esc goes back.
import-whose-title = These marks
import-whose-hint = Whose are the rows that name no inspector? Space changes it
import-inspector = Inspector
import-meeting = Meeting
import-meeting-hint = Space changes it; Enter imports
import-sort-title = What does this table hold?
import-sort-communities = Communities (code,district,subdistrict,name)
import-sort-marks = Marks (community,item,value,by,note)
import-standard-done = Imported as a draft: { $name } ({ $standard }). A new round can use it; that publishes it, and it no longer changes.
import-standard-undo = If it was the wrong one: a draft nobody uses does nothing, and importing a corrected file replaces it.
import-standard-replaced = The earlier draft was replaced. To have it back, import its file again.
import-communities-done = Communities entered: { $count } ({ $name }). To take part in a round they have to be nominated in its set-up.
import-communities-undo = Names, subdistricts and codes can be corrected in the set-up of a round; a community that is not nominated is in no round.
import-marks-done = Rows imported: { $rows }, changes: { $changes } ({ $name }).
import-marks-undo = If they were the wrong ones: 2 takes them back at once; later, Backspace on the scorecard does.
import-taken-back = The imported marks were taken back
import-taken-back-long = All marks just imported were taken back; everything is as it was before.
import-backup-undo = Restoring only adds: every record that was here still is, so there is nothing to take back.
import-warned = Look again at { $place }: { $warning }
import-warned-more = More texts to look at again: { $count }
import-next-title = What next?
import-next-list = See the list of communities and score
import-next-round = Start a round
import-next-setup = Set the round up: nominate, arrange meetings
import-next-standard = Read this standard
import-next-take-back = Take the imported marks back
import-next-safety = Keep the data safe: check, back up
import-next-another = Import another file
incoming-standard = Standard
incoming-communities = List of communities
incoming-marks = Marks
incoming-table = Table
incoming-backup = Backup
incoming-workbook = Excel or WPS workbook
incoming-unknown = A file that cannot be imported
incoming-bom = UTF-8 with BOM
incoming-no-rows = There is only a first row with the names of the columns. Fill in rows below it
incoming-no-round = There is no round yet that marks could belong to. Start a round, enter inspectors and arrange a meeting first
incoming-no-inspector = No inspector has been entered yet, so nobody can have given these marks. Enter one in the set-up of the round first
incoming-whose = Some rows name no inspector. Press Tab to say whose marks they are
incoming-frozen = { $standard } is published or built in, with other content, and cannot be replaced. Give the file a new version
incoming-empty = The file is empty. Check that it is the right one; if it is open in another program, save it there first
incoming-no-workbook = Excel and WPS workbooks cannot be read directly yet. Save it as CSV first:
incoming-from-excel = Excel: File → Save As → type “CSV UTF-8 (Comma delimited) (*.csv)” → Save. Only the sheet in sight is saved
incoming-from-wps = WPS: File → Save As → type “CSV (Comma delimited) (*.csv)” → Save, and Yes when it says that formats will be lost
incoming-binary = This is not a text file and cannot be imported
incoming-prose = This file is neither a table nor a standard and cannot be imported
incoming-what = What can be imported: standards (.toml), communities and marks (.csv), backups (.tgz)
incoming-encoding = The characters of this file cannot be read. Save it as UTF-8; save a table as CSV:
incoming-separator = The columns of this table are not separated by commas and cannot be told apart. Save it as CSV with commas:
incoming-too-large = The file is too large: more than { $limit } MB. Check that it is the right one; if it is, split it and import the parts
incoming-no-file = This is not an ordinary file and cannot be imported
incoming-too-many = The table has { $rows } rows; at most { $count } are imported at once. Split the file and import the parts one by one
csv-more = there are more than { $count } problems; from this row on they are not listed. Correct those above and check again

## settings screen
setup-first-community = Enter one community first: without it nothing can be scored. Esc leaves it for later
tui-language-now = Language: English, for this run; to keep it, change it under Settings
tui-not-by-mouse = the mouse changes no marks; use the keyboard
key-language = language
key-language-long = the other language (中文 / English)
key-begin = write example
key-begin-long = write an annotated settings file to begin with
key-problems = problems
key-problems-long = what is wrong with the settings file and theme files
key-next-value = change
key-next-value-long = the next value: holds at once and is saved
key-previous-value = back
key-previous-value-long = the value before: holds at once and is saved
settings-name-language = Language
settings-name-theme = Theme
settings-name-symbols = Symbols
settings-name-mouse = Mouse
settings-name-pace = Reading pace
settings-name-word-fonts = Word fonts
settings-name-log = Log
settings-about-language = Screen, messages, and reports written from now on. { $key } switches for this run
settings-about-theme = There are { $names }; your own go into the themes folder. { $key } switches for this run
settings-about-symbols = Take ASCII where stars or lines come out two cells wide
settings-about-mouse = A click takes a row in hand, a second one is Enter; select text with Shift held
settings-about-pace = How long a critique takes to read aloud; Enter lets you type the number
settings-about-word-fonts = Of text, titles, chapters, parts in Word; usually 仿宋_GB2312, 方正小标宋简体, 黑体, 楷体_GB2312
settings-about-log = For finding out what went wrong; never holds what was typed
settings-symbols-auto = automatic
settings-symbols-unicode = Unicode
settings-symbols-ascii = ASCII
settings-mouse-true = on
settings-mouse-false = off
settings-log-off = off
settings-log-error = errors
settings-log-warn = warnings
settings-log-info = usual
settings-log-debug = everything
settings-pace-value = { $pace } characters a minute
settings-pace-label = characters a minute
settings-pace-range = a whole number from { $low } to { $high }, in Chinese characters
settings-word-fonts-usual = as official papers have
settings-word-fonts-label = fonts
settings-word-fonts-range = text, titles, chapters, parts, with commas between them; what is empty is as usual
settings-waiting = { $now } (file: { $next })
settings-from-option = command line { $name }
settings-from-variable = environment { $name }
settings-from-locale = system language { $name }
settings-from-file = settings file, line { $line }
settings-from-default = default
settings-from-keys = this run only
settings-from-start = as at the start
settings-later-option = { $name } was given this time and goes first; without it, the file holds
settings-later-variable = { $name } is set in the environment and goes first; without it, the file holds
settings-later-start = it holds from the next start
settings-holds-later = A change does not hold at once: { $later }
settings-no-color = No colours here (NO_COLOR, or the kind of terminal): themes look much alike
settings-saved = holds now, saved in { $file }
settings-saved-later = saved in { $file }; { $later }
settings-only-now = holds now, but was not saved and will be as before next time: { $why }
settings-begun = { $file } is written; open it in any editor to change it
settings-writing = Saving settings
settings-nowhere = holds now, but only for this run: the system names no home folder to save settings in
settings-no-home = no home folder
settings-problems = { $count ->
    [one] 1 problem; Enter to read it
   *[other] { $count } problems; Enter to read them
  }
## report/office
format-docx = docx, a Word document (to edit and print)
format-xlsx = xlsx, an Excel workbook (to sort, filter, add up)
render-too-many-rows = The report has a table of { $rows } rows; a worksheet has room for 1,048,576. Write it as md, html or json, or the communities one file each
render-workbook = The Excel workbook could not be made: { $why }. Choose another format, such as docx or html
render-word = The Word document could not be made: { $why }. Choose another format, such as html
report-version-provisional = provisional
report-version-draft = draft
report-version-final = final
report-split-made = { $count ->
    [one] One report written
   *[other] { $count } reports written, a file each,
    } to { $folder }
report-split-stdout = --split writes several files, stdout takes one: name a folder with -o
save-files = Files
save-one-file = one file for all communities
save-a-file-each = a file for each community (in a folder of this name)
report-split-stopped = Stopped: { $done } of { $all } reports are in { $folder }. Press 1 to save once more
report-unit = Unit
report-filled-in-by = Filled in by
report-checked-by = Checked by
## agreement
agreement-title = Agreement of marks
agreement-chair = for the chair only
agreement-sentence = { $said } ({ $figure } = { $value }).
agreement-excellent = The inspectors agree very closely
agreement-good = The inspectors agree well
agreement-moderate = The inspectors agree by and large, but differ clearly on some items
agreement-poor = The inspectors do not agree well enough; talk about the widest items before announcing
agreement-identical = All inspectors gave the same marks throughout; nothing is in dispute.
agreement-unknown = It cannot be said yet whether the marks agree: { $why }.
agreement-small = Small sample, only a hint.
agreement-alike = Of { $shared } items marked in common, { $alike } got the same mark from all.
agreement-measured = Raters: { $raters }; items marked: { $items }, by at least two: { $shared }, by all: { $complete }
agreement-none = not estimable: { $why }
agreement-few-raters = fewer than two raters gave marks
agreement-few-items = fewer than two items were marked
agreement-too-much-missing = too many marks are missing; fewer than two items were marked in common
agreement-nothing-varies = all marks are the same
agreement-only-disagreement = raters differ more within items than the items differ
agreement-interval = { $value } (95 % interval { $low } to { $high })
agreement-no-interval = { $value } (no interval)
agreement-kendall = { $w } (χ² = { $chi2 }, df = { $df }, p { $p })
agreement-icc-single = how far one inspector's mark can stand for another's; 1 is full agreement
agreement-icc-average = how reliable the mean of the whole panel is; 1 is fully
agreement-alpha-interval = agreement by distance, gaps allowed; reliable from 0.8
agreement-alpha-ordinal = agreement by order alone, gaps allowed; reliable from 0.8
agreement-kendall-meaning = whether everybody puts the items into the same order; 1 is the same
agreement-severity = Severity
agreement-severity-aside = beside the panel's mean of the same item
agreement-percent = { $by } points of 100
agreement-severe = severe: lower by { $by } on average (items: { $items })
agreement-mild = mild: higher by { $by } on average (items: { $items })
agreement-even = in the middle (items: { $items })
agreement-alone = no item marked together with others
agreement-widest = Items marked furthest apart
agreement-widest-aside = mean distance
agreement-no-spread = no item was marked differently
agreement-apart = { $spread } apart
agreement-apart-in = { $mean } points apart on average, communities: { $count }
agreement-apart-most = at most { $spread } points: { $community }
agreement-apart-on-average = { $mean } apart
agreement-figures = Figures
agreement-annex-figure = Figure
agreement-annex-value = Value
agreement-annex-low = 95% from
agreement-annex-high = 95% to
agreement-annex-meaning = What it says
agreement-annex-df = { $df } degrees of freedom
agreement-annex-p = how likely by chance; 0 where it is below 0.001
agreement-annex-communities = Communities
agreement-annex-most = Widest
agreement-annex-deviation = Difference (pp)
agreement-annex-compared = Items
agreement-nothing-yet = No item of this round has been marked by two inspectors yet. Once there are two scorecards of a community, their agreement is worked out here.
agreement-marks-title = Item { $number } { $name }
agreement-marks-full = full marks: { $max }
agreement-marks-most = Furthest apart: { $shown } of { $count } communities
agreement-marks-communities = Marks by community
agreement-marks-apart = apart
context-agreement = Agreement of marks
key-agreement = agreement
key-agreement-long = how far the inspectors' marks agree (for the chair only)
key-marks-beside = side by side
key-marks-beside-long = the marks of this item, side by side
key-figures = figures/items
key-figures-long = switch between the widest items and the figures with severity
cli-agreement = Show how far the inspectors' marks agree (for the chair only)
cli-agreement-from = Measure a CSV file instead of the round: raters in the first row, items in the first column, empty or NA where there is no mark; - reads stdin
cli-agreement-meeting = Only this meeting, by name, day or id
ratings-empty = there are no marks in the file: the first row names the raters, the first column the items, the rest are marks
ratings-not-a-number = column { $column } ({ $rater }): “{ $value }” is not a number; leave the cell empty where there is no mark
ratings-too-large = column { $column } ({ $rater }): “{ $value }” is too large to be measured
ratings-no-rater = column { $column }: “{ $value }” has no rater; name one in the first row
ratings-rater-twice = column { $column }: “{ $rater }” is the name of column { $earlier } too; give them different names
ratings-no-item = there are marks on this line, but no item in the first column
ratings-refused = { $file } has problems ({ $count }); nothing was measured. Correct them and try again:
## pages as PDF
cli-report-template = Page template for PDF: alone, writes the built-in one; as an option, uses FILE instead of report.typ beside the settings file
cli-report-template-output = File, - for stdout
report-template-pdf-only = --template sets the pages of a PDF. Add --format pdf, or leave the template out
render-not-built = This build of starpoint writes no PDF. Use the usual build (cargo build without --no-default-features), or save as html and print it to a PDF from the browser
render-no-font = No PDF: this machine has no font for Chinese. Install one ({ $package }), or put a .ttf, .otf or .ttc file into the folder fonts beside the settings file. All other formats work without
render-template = No PDF: the page template { $file } is wrong. Mend it as told below, or take it away to use the built-in one; starpoint report template -o FILE writes a sound copy to start from
render-template-at = line { $line }, column { $column }: { $what }
render-template-whole = in the whole: { $what }
render-built-in = No PDF: the built-in page template does not fit this report ({ $what }). Please save as html for now and report this as a fault of starpoint
render-typesetter = No PDF: the typesetter broke off. Please save as html for now; if the page template is your own, try without it
render-unprintable = { $count ->
    [one] One character is in no font of this machine and is set as 〓: { $listed }
   *[other] { $count } characters are in no font of this machine and are set as 〓: { $listed }
    }. Install a font that has it, or put one into the folder fonts beside the settings file
render-unprintable-one = { $code } in “{ $text }”
render-package-linux = fonts-noto-cjk on Debian, Ubuntu, UOS and Kylin, google-noto-serif-cjk-fonts on Fedora
render-package-macos = brew install font-noto-serif-cjk-sc
render-package-windows = Settings, Optional features, Chinese (Simplified) Supplemental Fonts
render-fonts = Fonts for PDF:
render-font = { $role }: { $font }
render-font-none = { $role }: none; install { $package }
role-body = Body (FangSong)
role-title = Title (XiaoBiaoSong)
role-heading = Headings (Heiti)
role-part = Parts (Kaiti)
role-latin = English body
role-latin-heading = English headings
## panel
problem-no-chair = veto = "chair" waits for the chair, but no role is the chair's. Add chair = true to a role, or use any or majority.
part-role = role
place-ruling = basis for the chair’s word on veto item { $number }
place-dispute = statement on disputed item { $number }
place-settlement = reason for settling item { $number }
refusal-recused = { $code } stays out of { $community } and does not rate it. Let somebody else rate; if this is a mistake, run: starpoint meeting edit MEETING --no-recuse { $code }
refusal-not-in-panel = { $code } is not in the panel of this meeting. Take them in first: starpoint meeting edit MEETING --panel CODE,CODE
refusal-unknown-role = The standard has no role “{ $role }”. It has: { $known }
refusal-no-roles = The standard has no roles, so “{ $role }” cannot be given. Write them under [[panel.roles]] of the standard; see: starpoint standard help
refusal-unknown-section = The standard has no section “{ $section }”. It has: { $known }
refusal-duties-per-card = This standard combines the totals of whole cards, so everybody rates every item and duties cannot be divided. Leave the duties out, or use a standard that combines items (per = "item").
refusal-not-a-veto = Item { $number } is not a veto; nobody need confirm it.
refusal-chair-not-asked = Under this standard a veto needs no word of the chair: the marks count as they are.
refusal-no-chair = The chair has to confirm vetoes, but nobody in the panel sits in the chair. Name somebody: starpoint meeting edit MEETING --role CODE=ROLE
refusal-not-the-chair = Only the chair ({ $codes }) can confirm or reject a veto. Let the chair do it: --by { $codes }
refusal-nothing-found = Nobody finds item { $number } violated, so there is nothing to confirm.
refusal-not-disputed = The community does not dispute item { $number }. To enter a dispute, run: starpoint dispute add COMMUNITY { $number } TEXT
refusal-text-missing = The { $place } is empty. Write it and try again.
log-veto-confirmed = { $community }: veto of item { $number } confirmed by the chair: { $text }
log-veto-rejected = { $community }: veto of item { $number } rejected by the chair: { $text }
log-veto-open = { $community }: the chair’s word on veto item { $number } taken back
log-disputed = { $community } disputes item { $number }: { $text }
log-dispute-withdrawn = { $community } withdraws its dispute of item { $number }
log-dispute-upheld = { $community }, item { $number } in dispute: the mark stands, { $text }
log-dispute-agreed = { $community }, item { $number } in dispute: agreed mark { $value }, { $text }
log-dispute-open = { $community }, item { $number } in dispute: open again
seat-not-a-pair = “{ $text }” is not written as CODE=…, such as A=chair
seat-duties = duties { $duties }
seat-recused = stays out of { $out }
panel-independent = Independent marking: others’ marks and totals stay hidden until one’s own card is signed
panel-open = Open marking: others’ marks and totals can be seen at any time
panel-per-item = item by item
panel-per-card = by the cards’ totals
panel-mean = the mean
panel-median = the median
panel-trimmed = the mean without one highest and one lowest mark
panel-rule = { $per }, { $method }
panel-weights = weights { $weights }, others ×1
panel-least-refuse = at least { $count } left, else no result
panel-least-mean = at least { $count } left, else the mean of all
panel-veto-any = a veto holds when one inspector finds it violated
panel-veto-majority = a veto holds when most of those who judged it find it violated
panel-veto-chair = a veto holds when the chair confirms it
panel-rule-all = How marks are combined: { $parts }
veto-found = { $found } of { $of } inspectors
veto-found-confirmed = { $found }, confirmed by the chair
veto-found-rejected = { $found }, rejected by the chair
veto-found-unconfirmed = { $found }, not confirmed
panel-too-few = Too few inspectors rated { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
 } (at least { $least } must be left), so there is no result yet. Let more rate.
panel-too-few-mean = Too few inspectors rated { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
 } (at least { $least } must be left): the mean of all marks counts.
panel-too-few-cards = There are too few cards (at least { $least } must be left), so there is no result yet. Let more rate.
panel-too-few-cards-mean = There are too few cards (at least { $least } must be left): the mean of all of them counts.
panel-unconfirmed = Somebody finds { $count ->
    [one] veto item { $numbers }
   *[other] veto items { $numbers }
 } violated: the chair has to confirm or reject it.
panel-mark = { $who } { $mark }
panel-mark-out = { $who } { $mark } (not counted)
panel-na = N/A
panel-violated = violated
panel-clean = not violated
panel-value-agreed = { $value } (agreed mark)
panel-value-too-few = { $value } (too few marks)
dispute-statement = The community says: { $text }
dispute-criterion = Criterion: { $text }
dispute-found = Seen: { $text }
dispute-marks = Marks: { $text }
dispute-spread = Marks on site: { $text }
dispute-from-to = { $low }–{ $high }
dispute-open = Not settled yet
dispute-ended-upheld = The mark stands: { $reason }
dispute-ended-agreed = Agreed mark { $value }: { $reason }
dispute-line = { $community }  { $item }
dispute-none = Nothing is disputed in round “{ $round }”.
dispute-added = Dispute of { $community } on item { $number } is noted
dispute-withdrawn = { $community } has withdrawn its dispute of item { $number }
dispute-upheld = { $community }, item { $number }: the mark stands
dispute-agreed = { $community }, item { $number }: the agreed mark { $value } counts; everybody’s marks are kept
dispute-reopened = { $community }, item { $number }: open again, the marks count as they were given
dispute-bad-value = “{ $value }” cannot be the agreed mark of “{ $name }”. It takes: { $forms }
veto-confirmed = { $community }, item { $number }: veto confirmed
veto-rejected = { $community }, item { $number }: veto rejected
veto-cleared = { $community }, item { $number }: the chair’s word is taken back
cli-any-role = Give a role, such as A=chair; nothing behind = takes it away; may be repeated
cli-any-duty = Divide duties, such as A=documents,onsite or sections by id; nothing behind = asks for everything; may be repeated
cli-any-subdistrict = Subdistrict
cli-meeting-new-subdistrict = Subdistrict an inspector comes from and does not rate, such as A=Riverside; may be repeated
cli-meeting-edit-subdistrict = Subdistrict an inspector comes from and does not rate, such as A=Riverside; may be repeated
cli-any-recuse = Keep an inspector out of a community, such as A=Xinfu; may be repeated
cli-meeting-new-no-recuse = Let an inspector rate everything again; may be repeated
cli-meeting-edit-no-recuse = Let an inspector rate everything again; may be repeated
cli-any-marking = independent, open, or standard (as the standard says)
cli-dispute = Disputed items: enter, list, settle
cli-dispute-add = Enter what a community says of an item it disputes
cli-dispute-add-statement = What the community says
cli-dispute-list = List disputes: statement, criterion, findings and marks side by side
cli-dispute-list-community = Only this community; default: the whole round
cli-dispute-settle = Settle a dispute: the mark stands, or an agreed mark takes its place
cli-dispute-settle-value = The agreed mark, written as for rate
cli-dispute-settle-uphold = The mark stands
cli-dispute-settle-reason = Why
cli-dispute-reopen = Open a settled dispute again
cli-dispute-withdraw = Take a dispute back
cli-any-item = Item by id or running number
cli-veto = Vetoes: the chair confirms or rejects them
cli-veto-confirm = It is violated
cli-veto-reject = It is not violated
cli-veto-clear = Take the chair’s word back
cli-any-basis = What this rests on
tui-own-duties = my duties
tui-hidden = independent
hidden-until-signed = Independent marking: the panel’s result can be seen once your card is signed
dispute-title = Dispute of item { $number } · { $name }
dispute-says = Community
dispute-says-hint = What the community says of this item; empty withdraws
dispute-ends = Outcome
dispute-ends-hint = Space changes: open, the mark stands, an agreed mark
dispute-choice-open = open
dispute-choice-uphold = the mark stands
dispute-choice-agree = agreed mark
dispute-value = Agreed mark
dispute-reason = Reason
dispute-reason-hint = Why it stands, or why it is changed
dispute-needs-reason = Write why
dispute-value-wrong = The agreed mark takes: { $forms }
dispute-saved = Dispute saved; everybody’s marks are kept
dispute-which = Which item
veto-title = Veto item { $number } · { $name }
veto-word = Chair
veto-choice-open = open
veto-choice-confirm = confirmed
veto-choice-reject = rejected
veto-basis = Basis
veto-basis-hint = What was verified
veto-needs-basis = Write what this rests on
veto-saved = The chair’s word is saved
veto-which = Which veto
unchanged-here = Nothing was changed
result-nothing-to-decide = There is nothing to decide now
result-together = To be decided together
result-hidden = Independent marking: until you sign, only your own card’s total is shown; the others’ marks and the panel’s result come after.
result-veto-stands = { $name }: { $found }
result-veto-key = The chair confirms or rejects: { $keys }
result-dispute-key = enter or settle { $keys }
result-combined = How the marks were combined
result-alike = On the other { $count } items all marks are alike
result-recused = Stays out of this community: the marks do not count
result-late = { $count } ratings came after the signature (items { $numbers }); they do not count until the card is opened again
report-disputes = Disputes
key-dispute = dispute
key-dispute-long = enter a community’s dispute, let the mark stand or agree on one
key-rule-veto = veto
key-rule-veto-long = the chair confirms or rejects a veto
key-seat = seat
key-seat-long = role, duties and recusals of each seat in the panel
tui-recused = You stay out of this community and cannot rate it. Let somebody else rate.
seats-title = Seats of the panel · { $meeting }
seats-no-panel = This meeting has no panel yet
seat-title = Seat · { $who }
seat-none = none
seat-all = all
seat-role = Role
seat-role-hint = Roles and weights are the standard’s
seat-methods = Judges by
seat-methods-hint = Only items judged so
seat-sections = Sections
seat-sections-hint = Only these sections, by number; empty: all. { $sections }
seat-subdistrict = Comes from
seat-subdistrict-hint = Does not rate this subdistrict’s communities
seat-out = Stays out of
seat-out-hint = More communities by name, with commas between
seat-marking = Marking
seat-marking-hint = For everybody: independent marking hides others’ marks until one’s card is signed
seat-as-standard = as the standard says
seat-independent = independent
seat-open = open
seat-no-section = There is no section “{ $text }”; write its number
seat-no-community = There is no community “{ $text }”
seat-saved = The seat of { $who } is saved
report-recused = { $code } stays out of this community: those marks do not count.
report-late = { $code }: ratings came after the signature (items { $numbers }); they do not count until the card is opened again.
result-dispute = Dispute of { $item }: { $ended }
result-marks-hidden = Independent marking: everybody’s marks are listed once all have signed
result-combination = { $item }: { $marks } → { $value }
outline-panel = Panel
outline-marking = Marking

## report profiles
profile-community = community
profile-district = district
profile-archive = archive
profile-leader = leader
profile-community-long = community: handed over; nobody’s own marks, no other community
profile-district-long = district: everything, inspectors’ marks side by side; of all with the ranking
profile-archive-long = archive: also every card mark by mark, signatures, positions of the data
profile-leader-long = leader: one page with result, strengths, shortcomings, next steps
report-profile-title = Whom the report is for
report-bad-profile = There is no report profile “{ $profile }”. Known: { $known }
cli-report-profile = For whom: community, district, archive or leader; default: community for one community and with --split, district with --all
key-profile = for whom
key-profile-long = whom the report is for: community, district, archive, leader
report-title-archive = Field report (archive)
report-title-leader = Field report (one page)
report-panel-pending = The panel has not concluded everything yet; the stars cannot be settled.
report-internal = Internal: what follows shows single inspectors’ marks and is not for the community.
report-annex-cards = The inspectors’ scorecards
report-inspector = Inspector
report-signature = Signature
report-unsigned = not signed
report-signed-at = signed { $at }, journal { $line }
report-signed-line = signed, journal { $line }
report-leader-decision = Decision
report-leader-topic = Topic
report-leader-points = Points
report-front-limits = Time limits
report-leader-next = { $count ->
    [one] One more item leads to { $stars }: { $items }
   *[other] { $count } more items lead to { $stars }: { $items }
    }
report-leader-round = { $all } communities: stars settled for { $settled }, open for { $open }.
report-leader-count = Communities
report-leader-share = Of settled
report-leader-section = “{ $name }”: { $percent }% on average
report-leader-lost = { $name }: { $count ->
    [one] 1 community lost points
   *[other] { $count } communities lost points
    }, { $mean } on average

## independent marking on pages and in the log
agreement-hidden = { $count ->
    [one] Independent marking: one community counts once you have signed there.
   *[other] Independent marking: { $count } communities count once you have signed there.
    }
report-hidden = { $count ->
    [one] Independent marking: you have still to sign at one community, which is not in this report: { $names }.
   *[other] Independent marking: you have still to sign at { $count } communities, which are not in this report: { $names }.
    }
log-hidden = { $community }: independent marking, seen once you have signed
cli-independent = note: marking is independent at { $community } and { $code } has not signed; a screen would hide the others’ marks. The command line is the office’s tool and shows everything
man-description-independent = Independent marking is a matter of the interface: until an inspector has signed, it shows neither the others’ marks nor what they come to. The command line is the office’s tool: result, rank, agreement, critique and report show everything; where this laptop’s inspector has still to sign, one line on stderr says so, none with --json.

## blank score sheets
sheet-title = Blank score sheets
sheet-of = Score sheet: { $community }, { $inspector }
sheet-about = { $about } ({ $count ->
    [one] 1 sheet
   *[other] { $count } sheets
    })
sheet-how-to = To fill in: points in the box; for a ladder the points of the rung, for things to tick their numbers; “-” where an item does not apply, “n/m” for what was counted, “ok” or “violated” with its basis for a veto. Running numbers are those of the entry screen.
sheet-duties = Only the { $own } items of this inspector’s duties, of { $all } in the standard; their numbers stay.
sheet-judged = Item and how it is judged
sheet-scale = Scale
sheet-item = { $name }: { $about }
sheet-mark = Mark
sheet-note = Note, reason for loss
sheet-date-blank = ____-__-__
sheet-sign = Inspector
sheet-entered = Entered by
sheet-checked = Checked by
sheet-none = There is no score sheet to print for meeting “{ $meeting }”: it has no panel, or this inspector does not rate there
sheet-made = { $count ->
    [one] 1 blank score sheet written to { $file }
   *[other] { $count } blank score sheets written to { $file }
    }
cli-card-sheet = Blank score sheets to print, one for each inspector and community
cli-card-sheet-all = Every community of the meeting
cli-card-sheet-by = Only this inspector’s; default: the whole panel
cli-card-sheet-format = Format: docx, pdf, xlsx, html, txt, csv, md or json; default: what the file's extension says, else txt
key-sheets = blank sheets
key-sheets-long = blank score sheets to print and fill in

## paper score sheets entered
log-entered = { "" } ({ $whose }’s score sheet, entered by { $by })
report-entered = From paper
report-entered-by = { $code } entered { $count ->
    [one] 1 item
   *[other] { $count } items
    } ({ $numbers })
compare-line = { $community } { $code } item { $number }: first { $first }, second { $second }
compare-different = { $count } of { $all } items differ from what was entered first; nothing was changed. Look at the sheets again and correct with rate --entered-by
compare-alike = Both entries agree: { $all } items
cli-rate-entered-by = Code of who enters it from a paper sheet; the mark stays the inspector’s
cli-rate-compare = Second entry: tell what differs from what was entered, change nothing

## entering score sheets
context-paper = Score sheet from paper
context-compare = Second entry: what differs
key-paper = from paper
key-paper-long = enter score sheets from paper
key-next-sheet = next sheet
key-next-sheet-long = next score sheet
key-pick-sheet = which sheet
key-pick-sheet-long = choose a sheet: which community, whose
key-enter-twice = second entry
key-enter-twice-long = second entry: enter it again and compare
key-first-entry = first
key-first-entry-long = what was entered first holds
key-second-entry = second
key-second-entry-long = what was entered the second time holds
key-look-again = look again
key-look-again-long = look at the paper and enter this item again
paper-entering = paper
paper-by = by { $by }
paper-entered = from paper, entered by { $code }
paper-awaiting = { $item } lost { $lost }: type the reason if the sheet has one, or go on
paper-last = This is the last sheet of the meeting
paper-sheets = Which sheet
paper-finished = Sheet entered: { $next } next · { $twice } second entry
second-entering = second entry
second-title = { $count ->
    [one] 1 item differs
   *[other] { $count } items differ
    }
second-both = first { $first } · second { $second }
second-again = { $item } to be entered again
second-settled = Every difference is settled
second-alike = Both entries agree: { $next } next
second-different = The entries differ: { $next } shows where
second-marks-only = A second entry compares marks only; notes and reasons stay as first entered
## announcing
place-announcing = The reason for an announcement, a correction, a withdrawal or a late card
refusal-only-the-chair = The panel has a chair ({ $codes }), who announces and decides on late cards. Let the chair do it: --by { $codes }
refusal-result-open = The result is still open and cannot be announced. See in the result what is missing.
refusal-result-veto = { $count ->
    [one] One veto waits for the chair
   *[other] { $count } vetoes wait for the chair
  }, so the result cannot be announced. Confirm or reject first.
refusal-result-items = { $count ->
    [one] One item is
   *[other] { $count } items are
  } not rated yet, so the result is open and cannot be announced. Rate first.
refusal-announced-already = It was announced already. To correct it to the result of now, give the reason (--reason); to withdraw it, add --withdraw.
refusal-announce-unsigned = Not signed yet: { $codes }. Let them sign first; to announce it now all the same, give the reason (--reason).
refusal-announce-pending = A place of the star’s quota may still go to a community that is not finished. Finish those first; to announce it now all the same, give the reason (--reason).
refusal-not-announced = Nothing was announced for this community.
refusal-not-late = The marks of { $code } are those of the announcement: nothing came later.
announced-figure = { $stars }, { $total } points
announced-line = Announced: { $figure }
announced-reason = Remark: { $reason }
announced-differs = Final: { $figure }, other than announced
announced-open-again = open
announced-heading = Announcement
announced-saved = Announced; what comes later counts when the chair says so
announcement-withdrawn = The announcement for { $community } is withdrawn
withdrawn-saved = The announcement is withdrawn
announce-title = Announce { $community }: { $figure }
announce-question = Marks that come later are late and count only when the chair says so. An announcement cannot be undone, only corrected or withdrawn with a reason.
announce-again-title = { $community } was announced already
announce-what = What to do
announce-what-hint = Space switches: correct, withdraw
announce-choice-correct = Correct it to { $figure }
announce-choice-withdraw = Withdraw it
announce-reason = Reason
announce-again-hint = Why it is corrected or withdrawn
announce-needs-reason = Give the reason
announce-unsigned = Not signed yet: { $codes }; announcing now needs a reason
announce-pending = Places of the star’s quota are still open; announcing now needs a reason
announce-not-yet = The result is still open and cannot be announced; see what is missing
late-waits = Late: { $code } differs from the announcement on { $count ->
    [one] one item
   *[other] { $count } items
  }; not counted until the chair decides
late-again = Late: { $code } changed again, { $count ->
    [one] one item differs
   *[other] { $count } items differ
  } from the announcement; what the chair allowed counts until the chair decides anew
late-counts = Late: { $code } differs from the announcement on { $count ->
    [one] one item
   *[other] { $count } items
  }, counted. { $reason }
late-ignored = Late: { $code } differs from the announcement on { $count ->
    [one] one item
   *[other] { $count } items
  }, not counted. { $reason }
late-key = Whether a late card counts: { $keys }
late-title = Late card · { $code } · { $count ->
    [one] one item differs
   *[other] { $count } items differ
  }
late-word = The chair’s word
late-word-hint = Space switches: open, counts, does not count
late-choice-open = open, not counted
late-choice-yes = counts
late-choice-no = does not count
late-reason-hint = Why it counts, or why not
late-which = Which late card
late-none = Nothing came later
late-saved = The chair’s word on the late card is saved
log-because = {" "}({ $reason })
log-announced = { $community } announced: { $stars }, { $total } points{ $reason }
log-announcement-withdrawn = { $community }: announcement withdrawn, { $reason }
log-late-open = { $community }: the late card of { $code } is open again
log-late-counts = { $community }: the late card of { $code } counts, { $reason }
log-late-ignored = { $community }: the late card of { $code } does not count, { $reason }
report-announced = Announced
report-final = Final
report-announced-differs = Something changed after the announcement; see announcement and late cards under the result.
key-announce = announce
key-announce-long = Announce the result; correct or withdraw what was announced
key-late-card = late card
key-late-card-long = Decide whether a card that came after the announcement counts
cli-announce = Announcements: announce, correct, withdraw, decide on late cards
cli-announce-reason = Reason: where somebody has not signed, for a correction, a withdrawal or a late card
cli-announce-withdraw = Withdraw what was announced
cli-announce-late = Decide on this inspector's card that came after the announcement
cli-announce-counts = Whether the late card counts: yes, no, or open to take that back
## actions
action-kind-now = at once
action-kind-limited = within a limit
action-kind-long-term = continuing
action-status-open = open
action-status-on-spot = done on the spot
action-status-reported = reported done
action-status-closed = closed
action-due = { $kind }, by { $day }
action-overdue = { $status }, { $days ->
    [one] 1 day
   *[other] { $days } days
    } overdue
action-unit-missing = no unit named yet
action-line = { $community }  { $number }. { $problem } ({ $due }; { $unit })
action-proposed-line = { $number }. { $problem } ({ $due }; { $unit })
action-none = Round “{ $round }” has no actions yet. Make them of lost points with: starpoint action propose COMMUNITY
action-none-overdue = Nothing is overdue.
action-nothing-proposed = { $community }: nothing to propose; no points were lost, or everything is an action already.
action-sealed = { $community } is marked independently and somebody has not signed yet: actions would tell the others’ marks. Try again when everybody has signed.
action-taken = { $community }: { $count ->
    [one] 1 action entered
   *[other] { $count } actions entered
    }
action-added = { $community }: action { $number } entered
action-edited = { $community }: action { $number } changed
action-moved = { $community }: action { $number } is { $status }
action-removed = { $community }: action { $number } withdrawn
action-unknown = { $community } has no action “{ $number }”. The numbers are listed by: starpoint action list { $community }
place-action-problem = The action’s problem
place-action-evidence = The action’s evidence
place-action-unit = The action’s unit
place-action-measure = The action’s measure
place-action-reason = The action’s reason
refusal-unknown-action = There is no such action, or it was withdrawn. List the actions again and retry.
refusal-action-settled = This action is settled; what it says cannot be changed any more. Open it again first: starpoint action reopen COMMUNITY NUMBER
refusal-due-missing = No last day is given. What is due at once or by a day needs one, such as --due 2026-12-08; what has none is long-term.
refusal-due-too-early = The last day { $due } lies before the meeting on { $meeting }. Give a later one.
log-action = { $community }, action { $number }: { $problem } ({ $due }; { $unit })
log-action-moved = { $community }, action { $number }: { $status } ({ $day }), reason: { $reason }
log-action-withdrawn = { $community }, action { $number } withdrawn
cli-action = Actions (rectification): list, make of lost points, enter, close
cli-action-list = List the actions, the overdue ones first
cli-action-list-community = Only this community; default: the whole round
cli-action-list-overdue = Only what is overdue
cli-action-list-on = The day overdue is told for; default: today
cli-action-propose = Make actions of a community’s shortcomings; limits go by the points lost, units and measures come from the standard
cli-action-propose-dry-run = Show what would be entered, write nothing
cli-action-add = Enter an action
cli-action-add-problem = What is wrong
cli-action-edit = Change an action; an empty text behind an option clears the field
cli-action-edit-problem = What is wrong
cli-action-close = Close an action; needs a reason
cli-action-on-spot = It was put right before the panel left
cli-action-reported = The community says it is done; to be checked
cli-action-reopen = Open a settled action again
cli-action-remove = Withdraw an action
cli-any-number = Number, as action list shows it
cli-any-evidence = What it rests on: seen, read, heard
cli-any-kind = now, limited (by a day) or long-term
cli-any-unit = Unit or post responsible, never a person’s name
cli-any-due = Last day
cli-any-measure = What is to be done
cli-any-reason = Why
cli-any-on = Day; default: today
context-actions = Rectification
register-title = Register of actions
register-empty = The round has no actions yet. They are made of lost points on a community’s page: result, + rectification.
register-hidden = { $count ->
    [one] 1 more community is
   *[other] { $count } more communities are
    } marked independently; shown once you have signed
action-empty = No actions yet, and no lost points to make them of. 6 enters one.
action-proposed = Proposed by the marks (Space enters one, { $key } all)
action-count-open = open
action-count-overdue = overdue
action-count-settled = settled
action-count-proposed = proposed
action-problem = Problem
action-problem-hint = Write facts; no person’s name
action-evidence = Evidence
action-evidence-hint = Seen, read or heard; may be left out
action-kind = Kind
action-kind-hint = Space changes: at once, by a day, continuing
action-due-day = Last day
action-due-hint = Such as 2026-12-08; what continues may have none
action-unit = Unit
action-unit-hint = Unit or post responsible; no person’s name
action-measure = Measure
action-measure-hint = What is to be done; may be left out
action-item = Item number
action-item-hint = The running number of the item it is about; empty for none
action-reason = Reason
action-reason-hint = For example: checked on site, put right
action-needs-reason = Write why it is closed
action-needs-problem = Write what is wrong
action-needs-due = What is due at once or by a day needs a last day
action-no-item = There is no item “{ $text }”; write its number
action-form-edit = Action { $number } · { $community }
action-form-new = Enter an action
action-form-close = Close action { $number } · { $community }
action-field = { $label }: { $text }
action-late = { $days ->
    [one] 1 day
   *[other] { $days } days
    } overdue
action-since = { $status }: { $day }
action-since-why = { $status }: { $day }, { $reason }
action-said-taken = { $count ->
    [one] 1 action entered
   *[other] { $count } actions entered
    }
action-said-added = Action entered
action-said-edited = Action { $number } changed
action-said-removed = Action { $number } withdrawn
action-said-moved = Action { $number } { $status }
action-no-undo = There is nothing to undo here
action-settled-here = It is settled and cannot be changed; 5 opens it again
action-nothing-here = Nothing is proposed here
action-none-in-hand = Choose an action first
action-is-so = The action is so already
key-actions = rectification
key-actions-long = actions: made of lost points, followed, closed
key-register = register
key-register-long = the register: all actions of the round, the overdue ones first
key-take = enter
key-take-long = make the proposal an action
key-take-all = enter all
key-take-all-long = make all proposals actions
key-close-action = close
key-close-action-long = close it, with the reason
key-on-spot = done on the spot
key-on-spot-long = it was put right before the panel left
key-reported = reported
key-reported-long = the community says it is done; to be checked
key-open-again = open again
key-open-again-long = open it again
key-add-action = add
key-add-action-long = enter an action
## actions: papers
paper-made = Written to { $file }
action-none-there = { $community } has no actions yet, so there is no notice to hand over. Make them of lost points with: starpoint action propose { $community }
notice-title = Notice of rectification
notice-number = Number
notice-number-blank = No.        /20
notice-addressee = To
notice-copy = Copy to
organ-subdistrict = { $name } Subdistrict Office
organ-town = { $name } Town Government
organ-community = { $name } Residents’ Committee
organ-village = { $name } Villagers’ Committee
notice-standard = “{ $name }” ({ $version })
notice-visited = On { $day } the panel rated your community on site in round “{ $round }”, by the standard { $standard }.
notice-visited-undated = The panel rated your community on site in round “{ $round }”, by the standard { $standard }.
notice-found = { $count ->
    [one] The problem below was found and is to be put right
   *[other] The { $count } problems below were found and are to be put right
    } as stated.
notice-nothing = At present nothing has to be put right by a day.
notice-problems = Problems and what is asked
notice-criterion = Criterion: { $item }
notice-row = No.
notice-on-spot = Problems put right on the spot
notice-disputes = Disputed items
notice-demands = What is asked
notice-demand-limit = Every problem is to be put right by { $day }.
notice-demand-limits = Each problem is to be put right by its last day, the first on { $first }, the last on { $last }.
notice-demand-now = What is due at once is to be put right at once.
notice-demand-reply = When a problem has been put right, fill in the reply form, attach what shows it, and hand it sealed to { $to }.
notice-demand-check = A re-inspection follows; what is overdue or not put right will be made known.
notice-issuer = The panel
notice-sealed = { $unit } (seal)
notice-handled-by = Handled by
notice-receipt = Receipt of a notice of rectification
notice-received = { $community } has received the notice of rectification { $number } with { $count ->
    [one] 1 problem
   *[other] { $count } problems
    }, will put right what it asks and report in time.
notice-received-by = Signed for
notice-receipt-note = The community signs and seals this receipt and returns it to: { $to }.
register-as-of = As of
register-all = Actions
register-empty-paper = There are no actions.
register-overdue-title = Overdue actions
register-status = Status
register-settled-why = What was done
calendar-summary = Due: { $community } { $problem }
reply-id = Id (leave as it is)
reply-done = Done (yes/no)
reply-day = Day
reply-text = Reply
reply-no-id = There is no id. Use the form that starpoint action form writes and leave its first column as it is.
reply-unknown = The round has no action of this id. Check whether the first column was changed, or another round is meant (--round).
reply-settled = This action is settled ({ $status }) and needs no reply. Remove the row, or open the action again first.
reply-no-answer = “Done” is not filled in. Write yes or no.
reply-bad-answer = “Done” says “{ $text }”. Write yes or no.
reply-no-text = “Reply” is not filled in. Write what was done, or why it is not done yet.
reply-nothing = { $file } has no row that was filled in; nothing was written.
reply-would = { $count ->
    [one] 1 reply
   *[other] { $count } replies
    } could be taken in, { $done } of them reported done
reply-taken = { $count ->
    [one] 1 reply
   *[other] { $count } replies
    } taken in, { $done } of them reported done and to be checked
cli-action-notice = Write a community’s notice of rectification with its receipt
cli-action-notice-number = The office’s number of the notice; left blank to be written by hand
cli-action-register = Write the round’s register of actions, the overdue ones first
cli-action-register-overdue = Only what is overdue
cli-action-register-on = As of which day; default: today
cli-action-form = Write the reply form (CSV) for communities to fill in
cli-action-form-community = Community; default: the whole round
cli-action-import = Take a filled-in reply form in; everything that is wrong is told at once and nothing is written
cli-action-import-file = The filled-in reply form (CSV), - for stdin
cli-action-import-dry-run = Check only, write nothing
cli-action-calendar = Write the last days of open actions as a calendar file (.ics)
cli-action-calendar-community = Community; default: the whole round
cli-any-format = docx, html, pdf, xlsx, txt, csv, md or json; default: as the file’s extension says
action-no-notice = There are no actions, so there is no notice to hand over
reply-form-title = Reply form
calendar-title = Last days
key-notice = notice
key-notice-long = save the notice of rectification; what is proposed is entered first
key-read-paper = read
key-read-paper-long = read the notice or the register, and print it
key-reply-form = reply form
key-reply-form-long = save the reply form (CSV) for the community to fill in
key-calendar = calendar
key-calendar-long = save the last days as a calendar (.ics)
key-overdue-paper = overdue
key-overdue-paper-long = the list of what is overdue
## hall
hall-welcome = On-site rating
hall-keys = Waiting for marks. 1 community  2 first three  3 ranking  Space blank
hall-stop = Stop { $at } of { $of }
hall-rated = Rated
hall-total = points
hall-ranking = Announced
hall-waiting = { $count ->
    [one] one community
   *[other] { $count } communities
  } to be announced
hall-none = Nothing announced yet
hall-leave = Press Esc again to close the hall window
hall-title = Hall window
hall-show-here = Show this community
hall-show-follow = Follow: the community being rated or just announced
hall-show-top = Show the first three
hall-show-ranking = Show the whole ranking
hall-show-blank = Blank
hall-shown = The hall window shows it (open one with starpoint hall)
hall-no-folder = A trial writes no file, so the hall window cannot be switched
context-hall = Hall window
key-hall = hall
key-hall-long = Hall window: community, ranking, blank
key-hall-community = community
key-hall-top = first three
key-hall-ranking = ranking
key-hall-blank = blank
cli-hall = Hall window: a second, read-only window for the projector
cli-hall-show = Open no window, let the open one show: community, top, ranking or blank
cli-hall-community = With --show: which community; default: the one rated or announced last
## speech
context-speech = Reading aloud
key-speech = read aloud
key-speech-long = Read the critique aloud: wide lines and a clock
key-restart = restart
key-restart-long = Back to the beginning, and the clock to nought
speech-time = about { $time }
speech-elapsed = { $time } so far
speech-left = { $time } left
speech-over = { $time } over
speech-nothing = Nothing in the critique is read aloud; go back to it and choose sentences with Space
## revisit
refusal-never-visited = { $community } was never rated before; there is nothing to look at again. Arrange an ordinary meeting.
refusal-nothing-open = { $community } has no open action on an item; there is nothing to look at again. Leave it out of the route, or ask for the whole card with --full-card.
refusal-revisit-per-card = This standard combines whole cards; marks of some items cannot be carried over. Ask for the whole card with --full-card.
log-revisit = { $community } looked at again after “{ $of }”: { $count } items asked, the rest carried over
log-revisit-full = { $community } looked at again after “{ $of }”: the whole card
log-action-checked = { $community }, action { $number } looked at again: { $verdict }, { $text }
log-action-unchecked = { $community }, action { $number }: what the re-inspection saw is taken back
action-verdict-done = put right
action-verdict-partly = partly put right
action-verdict-not-done = not put right
revisit-none = none
revisit-open = not settled
revisit-head = Re-inspection after “{ $meeting }” ({ $date }): total { $then } → { $now }, { $before } → { $after }
revisit-panel = The panel has changed: { $then } then, { $now } now
revisit-standard = The standard has changed: { $then } then, { $now } now; the totals cannot be compared
revisit-item = { $item }: { $then } → { $now }
revisit-carried = The other { $count } items are carried over from last time ({ $numbers })
revisit-visit = { $date }  { $meeting } ({ $round }): { $total } points, { $stars }
revisit-title = Re-inspection
revisit-items = The items judged again
revisit-then = Then
revisit-now = Now
revisit-better = better
revisit-worse = worse
revisit-same = the same
revisit-not-comparable = not comparable
revisit-actions = What became of the actions
revisit-history = The visits so far
action-checked = { $community }: what was seen of action { $number } is saved
cli-meeting-new-revisit = Re-inspection: only items with open actions are asked, the rest is carried over; without communities, all that have open actions
cli-meeting-new-full-card = At a re-inspection, ask the whole card
cli-action-check = Keep what a re-inspection saw: what is put right is closed, the rest stays open
cli-action-check-verdict = done, partly or not-done
cli-action-check-evidence = What was seen
cli-action-check-meeting = The meeting that looked again; default: the latest that visits the community
cli-action-check-on = Day; default: the meeting’s
context-checks = Actions looked at again
revisit-item-new = Last time there was no such item
revisit-then-was = Last time { $points } points ({ $meeting })
revisit-then-action = Action: { $problem } ({ $status }); { $measure }
revisit-evidence = { $then } points last time, { $now } now
revisit-form = Arrange a re-inspection · { $community }
revisit-name = Name
revisit-name-usual = { $community }, re-inspection
revisit-date = Day
revisit-asks = What is asked
revisit-asks-hint = Space changes; with open actions only, the rest is carried over from last time
revisit-only-open = items with open actions
revisit-full-card = the whole card
revisit-said = Re-inspection arranged
action-form-seen = Action { $number }: { $verdict }
action-seen = Seen
action-seen-hint = What was seen on site
action-needs-seen = Write what was seen
action-nothing-marked = No marks say anything yet; rate first, or use 1, 2, 3 action by action
action-said-checked = { $count } actions looked at
action-proposed-check = The marks propose: { $verdict } ({ $text })
action-seen-told = Looked at again on { $day }: { $verdict }, { $text }
key-revisit = re-inspect
key-revisit-long = arrange a re-inspection and begin to rate
key-put-right = put right
key-put-right-long = seen: put right, closed
key-partly = partly
key-partly-long = seen: partly put right, stays open
key-not-put-right = not put right
key-not-put-right-long = seen: not put right, stays open
key-check-all = all by marks
key-check-all-long = say of all what this visit's marks propose
revisit-change = Change
revisit-verdict = Seen
revisit-carried-mark = carried over from last time
revisit-carried-marks = carried over ({ $marks })
revisit-carried-own = carried { $mark }
revisit-carried-short = carried
revisit-so-far = { $total } so far
revisit-to-judge = not judged yet
revisit-asked = asked again
import-replies = Ready: { $count } actions have a reply
import-replies-none = No row is filled in; there is nothing to take in
import-replies-done = { $name }: replies to { $count } actions taken in
import-replies-undo = What is reported done is to be checked, then closed; what was taken in by mistake is opened again action by action
import-next-register = the register of actions
## agenda
refusal-timetable = That timetable cannot be kept: 1 to { $most } minutes a stop, beginning within the day.
log-timed = Meeting “{ $name }”: begins at { $begins }, { $minutes } minutes a stop
log-untimed = Meeting “{ $name }” has no timetable any more
agenda-title = Agenda
agenda-none = No timetable yet; Tab sets the beginning and the minutes a stop
agenda-plan = Begins at { $begins }, { $minutes } minutes a stop
agenda-planned = planned
agenda-begun = begun
agenda-form = Timetable
agenda-begins = Begins at
agenda-begins-hint = Such as 09:00
agenda-minutes = Minutes a stop
agenda-minutes-hint = The way there included; empty: no timetable
agenda-bad-time = Write the time like 09:00
agenda-bad-minutes = Write minutes between 1 and { $most }
agenda-bad-begins = The beginning “{ $text }” is no time. Write it like 09:00.
agenda-saved = The timetable is saved
agenda-used = { $used } min at this stop
agenda-used-of = { $used } of { $minutes } min used
agenda-late = { $minutes } min late
agenda-ahead = { $minutes } min ahead
agenda-in-time = in time
context-agenda = Agenda
key-agenda = agenda
key-agenda-long = The meeting's agenda: planned, begun, how late
cli-meeting-agenda = Agenda: planned and real beginnings of the stops, where the panel is, how late it runs
cli-meeting-agenda-name = Name, day or id; default: the latest
cli-any-begins = When it begins, such as 09:00; default: 09:00
cli-any-minutes = Minutes a stop, the way there included; 0 takes the timetable away
agenda-minutes-used = { $used }/{ $minutes } min
home-announced = announced
tui-announced = announced: changes are late
announced-twice = Announced on two computers at once; the later one holds. Correct it once, with the reason
## evidence
place-caption = caption of the picture
refusal-no-such-picture = There is no picture { $file } of this community. To see those there are, run: starpoint evidence list
picture-none = is no picture: its content is neither JPEG nor PNG nor WebP.
picture-heic = is a HEIC picture, which this program cannot read. On the iPhone set Settings > Camera > Formats > Most Compatible before taking pictures; those already taken can be saved as JPEG on the phone.
picture-other-kind = is a { $kind } file. Save it as JPEG, PNG or WebP and add that.
picture-lies = is called .{ $ending } and holds { $kind }. If it is the picture you mean, correct the ending and add it again.
picture-broken = is incomplete or damaged. Copy it from the phone or camera again.
picture-too-large = has more than { $most } million pixels. Make it smaller and add that.
picture-too-long = is larger than { $most } MB. Make it smaller and add that.
picture-unread = { $why }
evidence-refused = { $count ->
    [one] One file cannot be added as a picture, so none was added:
   *[other] { $count } files cannot be added as pictures, so none was added:
    }
evidence-warning = Note: evidence pictures go into reports and backups. Cover or avoid faces, doors of homes, rosters and papers of persons before you take them; where a picture was taken is removed by itself.
evidence-no-files = There is no picture file. Name files or a folder, for example: starpoint evidence add COMMUNITY 9 stairs.jpg
evidence-kept = { $community }: { $count ->
    [one] 1 picture
   *[other] { $count } pictures
    } kept as evidence
evidence-kept-item = { $community }, item { $number }: { $count ->
    [one] 1 picture
   *[other] { $count } pictures
    } kept as evidence
evidence-changed = Changed
evidence-removed = { $community }: the picture is taken out and goes into no report. Its file stays at { $file }; delete it if it has to be destroyed.
evidence-not-found = { $community } has no picture “{ $picture }”. Give its number in the list, or the first 4 or more characters of its file name: starpoint evidence list
evidence-none = There are no evidence pictures in round “{ $round }” yet.
evidence-stop = { $community }: { $count ->
    [one] 1 picture
   *[other] { $count } pictures
    }
evidence-missing = (the file is gone; restore it from a backup)
evidence-of-item = item { $number } { $name }
evidence-of-all = the community as a whole
evidence-lacking = Evidence required, no picture yet: { $count ->
    [one] item
   *[other] items
    } { $numbers }
log-evidence = { $community }, evidence picture: { $about } ({ $file })
log-evidence-removed = { $community }, evidence picture taken out: { $file }
verify-evidence-missing = Damage: the records name the evidence { $file }, and the file is gone
cli-evidence = Evidence pictures: add, list, take out
cli-evidence-add = Add pictures: JPEG, PNG or WebP; turned upright, made smaller, freed of place and camera data
cli-evidence-add-files = Picture files or folders; an item's id or running number may stand before them
cli-evidence-add-caption = What can be seen
cli-evidence-list = List pictures, and the items that require evidence and have none
cli-evidence-list-community = Only this community; default: the whole round
cli-evidence-edit = Change the item or the caption of a picture
cli-evidence-edit-item = Item by id or running number, - for the community as a whole
cli-evidence-edit-caption = What can be seen
cli-evidence-edit-picture = Its number in the list, or the beginning of its file name
cli-evidence-remove = Take a picture out; its file stays
cli-evidence-remove-picture = Its number in the list, or the beginning of its file name
tui-evidence-missing = evidence is required, no picture yet
tui-evidence-count = { $count ->
    [one] 1 evidence picture
   *[other] { $count } evidence pictures
    }
report-annex-pictures = Evidence pictures
report-picture-alt = Picture: { $about }
context-evidence = Evidence pictures
context-taking = Adding pictures
key-evidence = evidence
key-evidence-long = evidence pictures of this community: add, look, assign to items
key-add-pictures = add pictures
key-add-pictures-long = add pictures from a stick, a phone or a folder
key-caption = caption
key-caption-long = write what can be seen; after a number: assign to that item
key-skip = skip
key-skip-long = leave this one out, look at the next
evidence-reading = Reading pictures
evidence-keeping = Keeping the picture
evidence-not-kept = The picture was not kept: { $why }
evidence-taken = Added: { $community }, { $about }
evidence-empty = No pictures yet. Press + 1 to add some from a stick, a phone or a folder; after the one you choose the others behind it in its folder come one by one.
evidence-caption-title = What can be seen
evidence-caption = Caption
evidence-caption-hint = what the picture shows, such as: stairwell of block 3, cleared
evidence-typed = assign to item { $number }? Enter does (0: the community as a whole)
evidence-file = { $at } of { $all }: { $name }
evidence-goes-to = Goes to: { $community }, { $item }
evidence-by-time = Taken { $taken }, while this item was being marked
evidence-taken-at = Taken { $taken }
evidence-no-time = The file does not say when it was taken
evidence-remove-sure = Take this picture out? It goes into no report any more; its file stays in the evidence folder.
picture-not-here = (a picture of { $size } that this terminal cannot show; it goes into reports all the same)
key-open-file = open
key-open-file-long = open the file just saved in this computer's program for it
print-looking = Looking for printers
print-where = Print where?
print-first = system default
report-opening = Opening
report-opened = Handed to this computer's program for it
report-not-opened = Not opened: { $why }. The file is saved; open it in the file manager
report-pages = Setting the pages
report-page-at = page { $at } of { $all }
