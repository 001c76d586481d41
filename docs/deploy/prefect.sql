-- The database that Prefect keeps its runs in, beside the one of the lake.
CREATE DATABASE prefect;
