-- What Liuyou needs of a PostgreSQL (15 or newer), to be run once by a superuser:
--
--   psql --variable owner_password=… --variable app_password=… --file docs/create-database.sql
--
-- The owner changes the structure (npm run migrate); the server itself runs as the app role, which gets its rights on the
-- data with the migrations and can change no table's definition. Extensions are made by the migrations: the database's
-- owner may create ltree and pg_trgm.

create role liuyou_owner login password :'owner_password';
create role liuyou_app login password :'app_password';

-- The character type must know Chinese characters as letters, or nothing is found by a part of its name. Where the
-- machine has no C.UTF-8, any other UTF-8 locale will do (en_US.UTF-8, zh_CN.UTF-8).
create database liuyou owner liuyou_owner template template0 encoding 'UTF8'
  locale_provider libc lc_collate 'C' lc_ctype 'C.UTF-8';

revoke all on database liuyou from public;
grant connect, temporary on database liuyou to liuyou_app;
