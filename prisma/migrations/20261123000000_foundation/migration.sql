-- Owners and their keys ------------------------------------------------------------------------

CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('agency', 'partner')),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL CHECK (length("secret_hash") = 32),
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_key_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "api_key_owner_id_idx" ON "api_key"("owner_id");

-- The policy -----------------------------------------------------------------------------------

CREATE TABLE "catalogue_version" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" > 0),
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "territory" TEXT NOT NULL,
    "successor" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalogue_version_pkey" PRIMARY KEY ("id"),
    CHECK ("valid_from" <= "valid_to")
);
CREATE UNIQUE INDEX "catalogue_version_code_version_key" ON "catalogue_version"("code", "version");
CREATE UNIQUE INDEX "catalogue_version_code_hash_key" ON "catalogue_version"("code", "hash");

CREATE TABLE "active_catalogue" (
    "code" TEXT NOT NULL,
    "version_id" UUID NOT NULL,

    CONSTRAINT "active_catalogue_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "active_catalogue_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "active_catalogue_version_id_key" ON "active_catalogue"("version_id");

CREATE TABLE "citation" (
    "version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "text_vi" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "source_vi" TEXT NOT NULL,
    "source_en" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("version_id", "code"),
    CONSTRAINT "citation_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE TABLE "sector" (
    "version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "sector_pkey" PRIMARY KEY ("version_id", "code"),
    CONSTRAINT "sector_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE TABLE "segment" (
    "version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "sector_code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "citation" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("version_id", "code"),
    CONSTRAINT "segment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "segment_version_id_sector_code_fkey" FOREIGN KEY ("version_id", "sector_code") REFERENCES "sector"("version_id", "code") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "segment_version_id_sector_code_idx" ON "segment"("version_id", "sector_code");

CREATE TABLE "criterion" (
    "version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "pillar" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "citation" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "criterion_pkey" PRIMARY KEY ("version_id", "code"),
    CONSTRAINT "criterion_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE CASCADE ON UPDATE RESTRICT
);

CREATE TABLE "criterion_weight" (
    "version_id" UUID NOT NULL,
    "sector_code" TEXT NOT NULL,
    "criterion_code" TEXT NOT NULL,
    "weight" SMALLINT NOT NULL CHECK ("weight" BETWEEN 0 AND 100),

    CONSTRAINT "criterion_weight_pkey" PRIMARY KEY ("version_id", "sector_code", "criterion_code"),
    CONSTRAINT "criterion_weight_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "criterion_weight_version_id_sector_code_fkey" FOREIGN KEY ("version_id", "sector_code") REFERENCES "sector"("version_id", "code") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "criterion_weight_version_id_criterion_code_fkey" FOREIGN KEY ("version_id", "criterion_code") REFERENCES "criterion"("version_id", "code") ON DELETE CASCADE ON UPDATE RESTRICT
);

-- A published version never changes: another policy is another version.
CREATE FUNCTION "refuse_catalogue_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'catalogue version rows are immutable: publish a new version instead' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "catalogue_version_is_immutable" BEFORE UPDATE ON "catalogue_version" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();
CREATE TRIGGER "citation_is_immutable" BEFORE UPDATE ON "citation" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();
CREATE TRIGGER "sector_is_immutable" BEFORE UPDATE ON "sector" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();
CREATE TRIGGER "segment_is_immutable" BEFORE UPDATE ON "segment" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();
CREATE TRIGGER "criterion_is_immutable" BEFORE UPDATE ON "criterion" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();
CREATE TRIGGER "criterion_weight_is_immutable" BEFORE UPDATE ON "criterion_weight" FOR EACH ROW EXECUTE FUNCTION "refuse_catalogue_change"();

-- Leads ----------------------------------------------------------------------------------------

CREATE TABLE "investor" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL CHECK ("revision" > 0),
    "profile" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "status" TEXT NOT NULL,
    "best_sector" TEXT,
    "best_segment" TEXT,
    "best_score_e4" INTEGER,
    "best_grade" TEXT,
    "latest_report_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "investor_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "investor_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "investor_owner_id_updated_at_id_idx" ON "investor"("owner_id", "updated_at" DESC, "id");

CREATE TABLE "external_id" (
    "owner_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "investor_id" UUID NOT NULL,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("owner_id", "system", "external_id"),
    CONSTRAINT "external_id_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "external_id_investor_id_fkey" FOREIGN KEY ("investor_id") REFERENCES "investor"("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "external_id_investor_id_idx" ON "external_id"("investor_id");

CREATE TABLE "contact" (
    "investor_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "contact" JSONB NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("investor_id", "position"),
    CONSTRAINT "contact_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "contact_investor_id_fkey" FOREIGN KEY ("investor_id") REFERENCES "investor"("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
CREATE INDEX "contact_owner_id_idx" ON "contact"("owner_id");

CREATE TABLE "fit" (
    "investor_id" UUID NOT NULL,
    "sector" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "segment" TEXT NOT NULL,
    "eligibility" TEXT NOT NULL CHECK ("eligibility" IN ('eligible', 'conditional', 'excluded')),
    "score_e4" INTEGER NOT NULL,
    "low_e4" INTEGER NOT NULL,
    "high_e4" INTEGER NOT NULL,
    "grade" TEXT,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "capex_usd" DECIMAL(18,2),
    "revision" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fit_pkey" PRIMARY KEY ("investor_id", "sector"),
    CHECK (0 <= "low_e4" AND "low_e4" <= "score_e4" AND "score_e4" <= "high_e4" AND "high_e4" <= 1000000),
    CONSTRAINT "fit_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "fit_investor_id_fkey" FOREIGN KEY ("investor_id") REFERENCES "investor"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "fit_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "fit_owner_id_sector_score_e4_investor_id_idx" ON "fit"("owner_id", "sector", "score_e4" DESC, "investor_id");

CREATE TABLE "fit_report" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "investor_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "engine_version" TEXT NOT NULL,
    "profile" JSONB NOT NULL,
    "report" JSONB NOT NULL,
    "report_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fit_report_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "fit_report_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
    CONSTRAINT "fit_report_investor_id_fkey" FOREIGN KEY ("investor_id") REFERENCES "investor"("id") ON DELETE CASCADE ON UPDATE RESTRICT,
    CONSTRAINT "fit_report_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "catalogue_version"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "fit_report_investor_id_created_at_id_idx" ON "fit_report"("investor_id", "created_at" DESC, "id");
CREATE INDEX "fit_report_owner_id_idx" ON "fit_report"("owner_id");

-- A report is history: it goes with its investor and is never rewritten.
CREATE FUNCTION "refuse_report_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'fit reports are append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "fit_report_is_append_only" BEFORE UPDATE ON "fit_report" FOR EACH ROW EXECUTE FUNCTION "refuse_report_change"();

CREATE TABLE "erased_investor" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_investor_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "erased_investor_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "erased_investor_owner_id_idx" ON "erased_investor"("owner_id");

CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);
