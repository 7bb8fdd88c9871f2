-- sudo -u postgres psql -f database.sql
-- Texts are put in order byte by byte, as SQLite does it and as every machine does it alike.
CREATE ROLE maquette LOGIN;
CREATE DATABASE maquette OWNER maquette TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
