import { built } from "./built.mjs";

/** Where two of the three quarters with results lie in the tables that follow from the unions. */
const FOLLOWING = ["trade_unions", "trade_union_scopes", "inspection_results", "standings", "standing_histograms"];

/**
 * More unions of the kinds that are there, until the district has `wanted` of them: each stands where one of the
 * demonstration stands, under a name of its own, with results that differ a little from that one's.
 */
export async function growDistrict(client, wanted, log) {
  const { loadInBulk } = await built("seeds/demonstration/bulk-load.js");
  const { managerOn } = await built("src/platform/database/client-manager.js");
  const { rebuildStandings } = await built("src/modules/rankings/standing.projection.js");
  await client.query("set maintenance_work_mem = '512MB'");
  await client.query("begin");
  await loadInBulk(client, FOLLOWING, async () => {
    log(`adding unions up to ${wanted.toLocaleString("en")}`);
    await client.query(
      `create temporary table models on commit drop as
         select id, number, row_number() over (order by number) as place, count(*) over () as models, max(number) over () as highest
         from trade_unions where level = 'GRASSROOTS'`,
    );
    await client.query(
      `create temporary table grown on commit drop as
         select gen_random_uuid() as id, m.id as model_id, (select max(number) from trade_unions) + n as number, n
         from generate_series(1, $1 - (select count(*) from models)) as n
         join models m on m.place = 1 + n % m.models`,
      [wanted],
    );
    await client.query(
      `insert into trade_unions (id, number, parent_id, path, code, name, initials, level, form, ownership, ownership_tags,
         founded_on, term_starts_on, term_ends_on, committee_size, address, latitude, longitude, size_class, created_at)
       select g.id, g.number, u.parent_id, subpath(u.path, 0, -1) || g.number::text, 'B' || g.n, u.name || g.n, u.initials, u.level,
         u.form, u.ownership, u.ownership_tags, u.founded_on, u.term_starts_on, u.term_ends_on, u.committee_size, u.address,
         u.latitude, u.longitude, u.size_class, u.created_at
       from grown g join trade_unions u on u.id = g.model_id`,
    );
    await client.query(
      "select setval(pg_get_serial_sequence('trade_unions', 'number'), (select max(number) from trade_unions))",
    );
    log("adding their results of two periods");
    await client.query(
      `insert into inspection_results
       select (jsonb_populate_record(r, jsonb_build_object('trade_union_id', g.id,
         'percent', greatest(0, least(100, r.percent + (hashtext(g.id::text || r.period) % 900) / 100.0))))).*
       from grown g join inspection_results r on r.trade_union_id = g.model_id`,
    );
    const { rows: series } = await client.query(
      `select distinct period, checklist_kind as "checklistKind" from inspection_results order by 1, 2`,
    );
    log("putting them in their places");
    for (const each of series) await rebuildStandings(managerOn(client), each);
  });
  await client.query("commit");
  await client.query("vacuum analyze");
}
