import {
  EXAMPLE_CLOUDS,
  exampleFiles,
  exampleYaml,
  GithubJob,
  GithubWorkflow,
} from "../../support/forges/example-files";

describe.each(EXAMPLE_CLOUDS)("the workflows for GitHub and $cloud", (example) => {
  const { environment, applyRole } = example;
  const FILES = [example.review, example.apply] as const;
  const workflows = FILES.map((file) => [file, exampleYaml<GithubWorkflow>(file)] as const);
  const [[, review], [, apply]] = [workflows[0]!, workflows[1]!];

  const jobs = workflows.flatMap(([file, { jobs: all }]) =>
    Object.entries(all).map(([name, job]): [string, GithubJob] => [`${file} ${name}`, job]),
  );

  const writesOf: Readonly<Record<string, readonly string[]>> = {
    [`${example.review} review`]: ["checks", "id-token", "pull-requests", "security-events"],
    [`${example.review} rehearse`]: [],
    [`${example.apply} plan`]: ["checks", "id-token"],
    [`${example.apply} apply`]: ["id-token"],
  };

  test.each(workflows)("%s gives jobs nothing that they do not ask for", (_file, { permissions }) => {
    expect(permissions).toEqual({});
  });

  test.each(jobs)(
    "%s asks for the permissions that it needs, and writes no contents",
    (name, { permissions }) => {
      const writes = Object.entries(permissions ?? {}).filter(([, access]) => access === "write");
      expect(writes.map(([what]) => what).sort()).toEqual(writesOf[name]);
      expect(permissions?.["contents"]).toBe("read");
    },
  );

  test.each(jobs)("%s pins every action by its commit, with its version beside", (name, { steps }) => {
    const text = exampleFiles().get(name.split(" ")[0]!) ?? "";
    for (const { uses } of steps) {
      if (uses === undefined) continue;
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+\\n`));
    }
  });

  test.each(jobs)(
    "%s ends some day, leaves no token in its checkout, and puts nothing of an event into a script",
    (_name, job) => {
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
      const checkouts = job.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      expect(checkouts.map((step) => step.with)).toEqual([{ "persist-credentials": false }]);
      expect(job.steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    },
  );

  test("a stranger's pull request gets neither a role nor a token that writes", () => {
    expect(Object.keys(review.on)).toEqual(["pull_request"]);
    const own = "github.event.pull_request.head.repo.full_name == github.repository";
    expect(review.jobs["review"]?.if).toContain(own);
    expect(review.jobs["rehearse"]?.if).toContain(own.replace("==", "!="));
  });

  test("applies on main only, after a reviewer of the environment, one at a time, and cancels nothing", () => {
    expect(apply.on).toEqual({ push: { branches: ["main"] } });
    const job = apply.jobs["apply"];
    expect([job?.needs, job?.environment]).toEqual(["plan", environment]);
    expect(job?.if).toContain("github.ref == 'refs/heads/main'");
    expect(apply.concurrency).toEqual({ group: `apply-${environment}`, "cancel-in-progress": false });
    expect(review.concurrency["cancel-in-progress"]).toBe(true);
  });

  test("only the job behind a reviewer has the secret and the role that writes", () => {
    const having = (text: string): string[] =>
      jobs.filter(([, job]) => JSON.stringify(job).includes(text)).map(([name]) => name);
    expect(having("secrets.")).toEqual([`${example.apply} apply`]);
    expect(having(applyRole)).toEqual([`${example.apply} apply`]);
  });

  test("only what is masked leaves the machine that planned", () => {
    const uploads = jobs
      .flatMap(([, { steps }]) => steps)
      .filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(uploads.map((step) => String(step.with?.["path"]).trim().split("\n"))).toEqual([
      [`.sdstack/plans/${environment}/plan.json`, `.sdstack/plans/${environment}/review.json`],
    ]);
    expect(
      jobs.filter(([, { steps }]) => steps.some(({ uses }) => uses?.startsWith("actions/cache@"))),
    ).toEqual([]);
  });
});

describe("the workflows of all clouds", () => {
  test("are the same but for the cloud, its keys, and where a private API is reached from", () => {
    const [tencent, alibaba] = EXAMPLE_CLOUDS.map(({ review, apply, cloud, environment }) =>
      [review, apply].map((file) => {
        const { jobs } = exampleYaml<GithubWorkflow>(file);
        const steps = Object.values(jobs).map((job) =>
          job.steps.map(({ env = {}, ...step }) => {
            const own = Object.keys(env).filter((name) => !/^(TENCENTCLOUD|ALICLOUD)_/.test(name));
            return { ...step, names: own.sort() };
          }),
        );
        return JSON.parse(
          JSON.stringify(steps)
            .replaceAll(environment, "ENVIRONMENT")
            .replaceAll(`${cloud}.mjs`, "CLOUD.mjs"),
        ) as unknown;
      }),
    );
    expect(alibaba).toEqual(tencent);
  });

  test("let runners within the network plan and apply where the API has no public address, and no pull request on that which applies", () => {
    const runners = ["github/alibaba-review.yml", "github/alibaba-apply.yml"].flatMap((file) =>
      Object.entries(exampleYaml<GithubWorkflow>(file).jobs).map(([name, job]) => [name, job["runs-on"]]),
    );
    const within = "${{ vars.ALICLOUD_RUNNER || 'ubuntu-24.04' }}";
    expect(runners).toEqual([
      ["review", "${{ vars.ALICLOUD_REVIEW_RUNNER || 'ubuntu-24.04' }}"],
      ["rehearse", "ubuntu-24.04"],
      ["plan", within],
      ["apply", within],
    ]);
  });
});
