-- The peer's own tables, filled from the program's: laid out for its queries, with nothing that it would have to compute.
create schema peer;
set search_path = peer, public;

create table trade_unions (
  id uuid primary key,
  parent_id uuid references trade_unions (id),
  district_id uuid,
  level text not null,
  name text collate public.pinyin not null
);
insert into trade_unions
  select u.id, u.parent_id, d.id, u.level, u.name
  from public.trade_unions u
  left join public.trade_unions d on d.level = 'DISTRICT' and u.path <@ d.path and u.level = 'GRASSROOTS';
create index on trade_unions (parent_id);
create index on trade_unions (district_id, level, name, id);

create type criterion_text as (code text, title text, max_points float8);
create type typed_answer as (criterion criterion_text, points float8, not_applicable boolean, note text);
create type inspector as (name text);

-- The texts of the checklist's criteria, in the order of the stored points.
create table criteria (
  id integer primary key,
  checklist_id uuid not null,
  position integer not null,
  code text not null,
  title text not null,
  max_points float8 not null
);
insert into criteria
  select row_number() over (order by c.id, s.at, k.at), c.id, row_number() over (partition by c.id order by s.at, k.at) - 1,
    k.body ->> 'code', k.body -> 'title' ->> 'zh', (k.body ->> 'maxPoints')::float8
  from public.checklists c
  cross join lateral jsonb_array_elements(c.body -> 'standards') with ordinality as s (body, at)
  cross join lateral jsonb_array_elements(s.body -> 'criteria') with ordinality as k (body, at);
create index on criteria (checklist_id);

-- Only the newest confirmed inspection of each union, so that no order has to be sought.
create table latest_inspections (
  trade_union_id uuid primary key references trade_unions (id),
  id uuid not null unique,
  period text not null,
  submitted_at timestamptz not null,
  inspectors inspector[] not null,
  percent float8,
  grade text,
  typed_answers typed_answer[] not null,
  json_answers jsonb not null
);

create table answers (
  inspection_id uuid not null references latest_inspections (id),
  position integer not null,
  criterion_id integer not null references criteria (id),
  points float8,
  not_applicable boolean not null,
  note text,
  primary key (inspection_id, position)
);
create index on answers (criterion_id);

create temporary table loaded as
  select i.id as inspection_id, a.at::integer as position, c.id as criterion_id, c.code, c.title, c.max_points,
    case when (a.body ->> 'notApplicable')::boolean then null else (i.criterion_points ->> c.position)::float8 end as points,
    coalesce((a.body ->> 'notApplicable')::boolean, false) as not_applicable, a.body ->> 'note' as note
  from public.inspections i
  cross join lateral jsonb_array_elements(i.answers) with ordinality as a (body, at)
  join criteria c on c.checklist_id = i.checklist_id and c.code = a.body ->> 'criterion'
  where i.status = 'CONFIRMED';
create index on loaded (inspection_id);
analyze loaded;

insert into latest_inspections
  select distinct on (i.trade_union_id) i.trade_union_id, i.id, i.period, i.submitted_at,
    (select array_agg(row (p.name)::inspector order by x.at)
      from unnest(i.inspector_ids) with ordinality as x (id, at) join public.accounts p on p.id = x.id),
    i.percent, i.grade,
    (select array_agg(row (row (l.code, l.title, l.max_points)::criterion_text, l.points, l.not_applicable, l.note)::typed_answer order by l.position)
      from loaded l where l.inspection_id = i.id),
    (select jsonb_agg(jsonb_build_object('criterion', jsonb_build_object('code', l.code, 'title', l.title, 'maxPoints', l.max_points),
        'points', l.points, 'notApplicable', l.not_applicable, 'note', l.note) order by l.position)
      from loaded l where l.inspection_id = i.id)
  from public.inspections i where i.status = 'CONFIRMED'
  order by i.trade_union_id, i.submitted_at desc, i.id;
insert into answers
  select l.inspection_id, l.position, l.criterion_id, l.points, l.not_applicable, l.note
  from loaded l join latest_inspections i on i.id = l.inspection_id
  order by 1, 2;

-- One row for each order, which knows how many stand in it.
create table orders (
  id integer primary key generated always as identity,
  scope_id uuid not null,
  period text not null,
  checklist_kind text not null,
  level text not null,
  total_count integer not null,
  unique (scope_id, period, checklist_kind, level)
);
insert into orders (scope_id, period, checklist_kind, level, total_count)
  select scope_id, period, checklist_kind, level, count(*) from public.standings group by 1, 2, 3, 4;

-- Ranks are stored, although every confirmation would have to write them anew.
create table standings (
  order_id integer not null references orders (id),
  position integer not null,
  rank integer not null,
  percent float8 not null,
  grade text,
  vetoed boolean not null,
  eligible integer not null,
  inspected integer not null,
  previous_rank integer,
  trade_union_id uuid not null references trade_unions (id),
  primary key (order_id, position)
);
create temporary table ranked as
  select o.id as order_id, o.scope_id, o.period, o.checklist_kind, o.level, s.trade_union_id, s.percent, s.grade, s.vetoed, s.inspected,
    row_number() over (partition by o.id order by s.percent desc, s.trade_union_id) as position,
    rank() over (partition by o.id order by s.percent desc) as rank
  from public.standings s join orders o using (scope_id, period, checklist_kind, level);
insert into standings
  select r.order_id, r.position, r.rank, r.percent, r.grade, r.vetoed,
    case when r.level = 'GRASSROOTS' then 1 else (select count(*) from public.trade_union_scopes e
      where e.scope_id = r.trade_union_id and e.level = 'GRASSROOTS' and e.status = 'ACTIVE') end,
    r.inspected, b.rank, r.trade_union_id
  from ranked r
  left join ranked b on b.scope_id = r.scope_id and b.checklist_kind = r.checklist_kind and b.level = r.level
    and b.trade_union_id = r.trade_union_id and b.period < r.period
  order by 1, 2;
create index on standings (trade_union_id);

-- What a tablet submits, with the answers as one document; the primary key makes it exactly once.
create table submissions (
  id uuid not null,
  revision integer not null,
  assignment_id uuid not null unique,
  trade_union_id uuid not null references trade_unions (id),
  checklist_id uuid not null,
  inspector_id uuid not null,
  kind text not null,
  period text not null,
  status text not null default 'SUBMITTED',
  version integer not null default 1,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  location jsonb,
  answers jsonb not null,
  evidence jsonb not null,
  signatures jsonb not null,
  remark text,
  content_hash text not null,
  submitted_at timestamptz not null default now(),
  primary key (id, revision)
);
create index on submissions (trade_union_id);

analyze;
