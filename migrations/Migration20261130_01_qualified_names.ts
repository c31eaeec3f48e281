import { Migration } from "@mikro-orm/migrations";

/**
 * Functions that call one another by their whole names. A dump is restored with an empty search path, under which the
 * generated columns of `trade_unions` and `employers` could not be computed. Their results stay what they are, so that no row
 * is written anew. None sets a search path of its own: PostgreSQL would then neither inline it nor call it as cheaply.
 */
export class Migration20261130_01_qualified_names extends Migration {
  override up(): void {
    this.#create("public.");
  }

  override down(): void {
    this.#create("");
  }

  #create(schema: "public." | ""): void {
    const operator = (name: string) => (schema === "" ? name : `operator(${schema}${name})`);
    this.addSql(`
      create or replace function ${schema}search_pieces(given text) returns text[] language plpgsql immutable parallel safe as $$
      declare
        characters text[] := string_to_array(${schema}search_text(given), null);
        pieces text[] := characters;
      begin
        for place in 2..cardinality(characters) loop
          pieces := pieces || (characters[place - 1] || characters[place]);
        end loop;
        return pieces;
      end $$`);
    this.addSql(`
      create or replace function ${schema}search_grams(given text) returns tsvector language sql immutable parallel safe as $$
        select array_to_tsvector(${schema}search_pieces(given))
      $$`);
    this.addSql(`
      create or replace function ${schema}search_query(given text) returns tsquery language sql immutable parallel safe as $$
        select string_agg('''' || replace(replace(piece, '\\', '\\\\'), '''', '''''') || '''', ' & ')::tsquery
        from unnest(${schema}search_pieces(given)) as piece
      $$`);
    const scopesOf = (rows: string) => `
            insert into ${schema}trade_union_scopes (scope_id, trade_union_id, level, status, name, code)
            select a.id, n.id, n.level, n.status, n.name, n.code
            from ${rows}
            cross join lateral unnest(string_to_array(${schema}ltree2text(n.path), ''.'')) as step
            join ${schema}trade_unions a on a.number = step::bigint`;
    this.addSql(`
      create or replace function ${schema}write_trade_union_scopes() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          delete from ${schema}trade_union_scopes s using new_rows n join old_rows o using (id)
            where s.trade_union_id = n.id and n.path ${operator("<>")} o.path;
          update ${schema}trade_union_scopes s set level = n.level, status = n.status, name = n.name, code = n.code
            from new_rows n join old_rows o using (id)
            where s.trade_union_id = n.id and n.path ${operator("=")} o.path
              and (n.level, n.status, n.name, n.code) is distinct from (o.level, o.status, o.name, o.code);
          execute '${scopesOf("new_rows n join old_rows o using (id)")}
            where n.path ${operator("<>")} o.path';
        else
          execute '${scopesOf("new_rows n")}';
        end if;
        return null;
      end $$`);
  }
}
