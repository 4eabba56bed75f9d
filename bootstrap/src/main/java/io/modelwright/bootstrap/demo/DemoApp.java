package io.modelwright.bootstrap.demo;

/** One app of the demo workspace. */
interface DemoApp {

    String slug();

    String name();

    /** Publishes the versions and adds the records of an app that has just been created. */
    void build(AppBuilder app);
}
